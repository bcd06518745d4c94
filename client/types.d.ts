/** Made by `npm run client` from the contracts of the services; what is changed here is lost. */
export interface paths {
    "/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * who of the shop did what to which order, item, setting, key; the newest first
         * @description For `manager`.
         */
        get: operations["apiAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/{customerId}/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * the orders of a customer, the newest first
         * @description For `counter`, `manager`; the customer's token, as far as it is theirs.
         */
        get: operations["orderList"];
        put?: never;
        /**
         * orders, and holds what is ordered until it is paid or given up
         * @description For anyone. With a customer's token, what is made is noted as theirs.
         */
        post: operations["orderCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/{customerId}/orders/{orderId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * an order of a customer
         * @description For `counter`, `manager`; whoever has the secret of the order; the customer's token, as far as it is theirs.
         */
        get: operations["orderGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/{customerId}/orders/{orderId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * cancels an order until cooking begins; what was paid goes back
         * @description For `counter`, `manager`; whoever has the secret of the order; the customer's token, as far as it is theirs.
         */
        post: operations["orderCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * all keys, the newest first; those that are over stay for 30 days
         * @description For `manager`, `ops`.
         */
        get: operations["apiKeys"];
        put?: never;
        /**
         * makes a key for a person or a device, which is shown this once; --json '{"name": "stove", "roles": ["kitchen"]}'
         * @description For `manager`, `ops`.
         */
        post: operations["apiCreateKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keys/{keyId}/replace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * another key in the place of one, which stays valid for --overlapHours, 24 unless told; it is shown this once
         * @description For `manager`, `ops`.
         */
        post: operations["apiReplaceKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keys/{keyId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * a key opens nothing any more, nor do the sessions that it opened
         * @description For `manager`, `ops`.
         */
        post: operations["apiRevokeKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kitchen/orders/{orderId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * cancels an order until it is handed over; what was paid goes back
         * @description For `counter`, `manager`.
         */
        post: operations["orderCancelByStaff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kitchen/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * the tickets in a state, those first that are to be cooked first
         * @description For `kitchen`, `counter`, `manager`.
         */
        get: operations["kitchenTickets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kitchen/tickets/{orderId}/bump": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * it is cooked
         * @description For `kitchen`, `manager`.
         */
        post: operations["kitchenBump"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kitchen/tickets/{orderId}/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * the customer has it
         * @description For `counter`, `manager`.
         */
        post: operations["kitchenHandOver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kitchen/tickets/{orderId}/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * back to the stove
         * @description For `kitchen`, `manager`.
         */
        post: operations["kitchenRecall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kitchen/tickets/{orderId}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * a cook takes it
         * @description For `kitchen`, `manager`.
         */
        post: operations["kitchenStart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/menu": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * the menu, with what is available
         * @description For anyone.
         */
        get: operations["stockMenu"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** this document */
        get: operations["apiDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{orderId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * an order, by its id alone
         * @description For `counter`, `manager`; whoever has the secret of the order; the customer's token, as far as it is theirs.
         */
        get: operations["orderTrack"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * what an order would come to, and when it would be ready; holds nothing
         * @description For anyone.
         */
        post: operations["orderQuote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * who asks, and what they may do
         * @description For `kitchen`, `counter`, `manager`, `ops`.
         */
        get: operations["apiSession"];
        put?: never;
        /**
         * signs a device in, by a `key` or by the `token` of an address that is good once; a cookie keeps the session
         * @description For anyone.
         */
        post: operations["apiOpenSession"];
        /**
         * signs this device out
         * @description For `kitchen`, `counter`, `manager`, `ops`.
         */
        delete: operations["apiCloseSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * the sessions of all devices, the newest first, 200 at most
         * @description For `manager`.
         */
        get: operations["apiSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{sessionId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * signs a device out
         * @description For `manager`.
         */
        post: operations["apiRevokeSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * whether orders are taken, and for which times of a day (today, if none is named) how many still are
         * @description For anyone.
         */
        get: operations["stockOpening"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** takes Stripe's notices, signed as Stripe signs them */
        post: operations["paymentWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** whether the gateway answers */
        get: operations["apiLive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** whether orders can be taken, and what is missing for that */
        get: operations["apiReady"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AuditEntry: {
            at: string;
            details: string | null;
            id: string;
            /** @enum {unknown} */
            kind: "order" | "refund" | "item" | "setting" | "key" | "session" | "webhook";
            what: string;
            who: string | null;
        };
        ChosenOption: {
            choiceId: string;
            groupId: string;
            name: string;
            price: number;
            quantity: number;
        };
        Key: {
            createdAt: string;
            createdBy: string;
            expiresAt: string | null;
            id: string;
            name: string;
            previousUntil: string | null;
            replacedAt: string | null;
            revokedAt: string | null;
            roles: ("kitchen" | "counter" | "manager" | "ops")[];
            usedAt: string | null;
        };
        KeyMade: {
            createdAt: string;
            createdBy: string;
            expiresAt: string | null;
            id: string;
            key: string;
            name: string;
            previousUntil: string | null;
            replacedAt: string | null;
            revokedAt: string | null;
            roles: ("kitchen" | "counter" | "manager" | "ops")[];
            usedAt: string | null;
        };
        Line: {
            itemId: string;
            name: string;
            note: string | null;
            options: components["schemas"]["ChosenOption"][];
            quantity: number;
            tax: number;
            total: number;
            unitPrice: number;
        };
        MenuItem: {
            allergens: string[];
            available: number | null;
            category: string;
            currency: string;
            description: string;
            id: string;
            minutes: number | null;
            name: string;
            options: {
                choices: {
                    id: string;
                    name: string;
                    price: number;
                    soldOut: boolean;
                }[];
                id: string;
                max: number;
                min: number;
                name: string;
            }[];
            picture: string | null;
            price: number;
            soldOut: boolean;
            station: string | null;
            tax: string | null;
        };
        Opening: {
            closesAt: string | null;
            isOpen: boolean;
            lastOrderAt: string | null;
            opensAt: string | null;
            pausedUntil: string | null;
        };
        Order: {
            contact: {
                /** @description an email address */
                email?: string;
                /** @description a text of 1 to 100 characters, without line breaks, control or direction characters */
                name?: string;
                /** @description a phone number of 5 to 30 digits, spaces and + - ( ) / */
                phone?: string;
            } | null;
            createdAt: string;
            currency: string;
            customerId: string;
            id: string;
            lines: components["schemas"]["Line"][];
            note: string | null;
            number: number | null;
            payBefore: string;
            paymentLink: string | null;
            readyAt: string | null;
            refunded: number;
            refunds: {
                amount: number;
                id: string;
                lines?: {
                    amount: number;
                    line: number;
                    quantity: number;
                }[];
                reason: string;
                /** @enum {unknown} */
                state: "requested" | "pending" | "succeeded" | "failed";
                /** @constant */
                tip?: true;
            }[];
            /** @description {kind: 'pickup'}, or {kind: 'table'} with the table's name */
            service: {
                /** @constant */
                kind: "pickup";
            } | {
                /** @constant */
                kind: "table";
                /** @description a text of 1 to 20 characters, without line breaks, control or direction characters */
                table?: string;
            };
            /** @enum {unknown} */
            status: "pending" | "waiting_for_payment" | "paid" | "preparing" | "cooked" | "completed" | "cancelled";
            subtotal: number;
            taxes: components["schemas"]["Tax"][];
            timeline: {
                at: string;
                /** @enum {unknown} */
                by: "customer" | "staff" | "payment" | "kitchen" | "sweep";
                reason: string | null;
                /** @enum {unknown} */
                status: "pending" | "waiting_for_payment" | "paid" | "preparing" | "cooked" | "completed" | "cancelled";
            }[];
            tip: number;
            total: number;
            updatedAt: string;
            wanted: string;
        };
        Problem: {
            /** @description Stable. */
            code: string;
            /** @description What belongs to the code, safe to show. */
            data?: Record<string, never>;
            /** @description What is wrong, for people. It may change; go by `code`. */
            detail: string;
            /** @description What is wrong with each field, where fields are. */
            errors?: {
                /** @description For people. */
                message: string;
                /** @description Of the field, as `items[0].quantity`. */
                path: string;
            }[];
            status: number;
            /** @description The kind of trouble, for people. */
            title: string;
            /** @description By which the log tells of this request. */
            trace_id: string;
            /**
             * Format: uri
             * @description The page that explains the code.
             */
            type: string;
        };
        Session: {
            createdAt: string;
            expiresAt: string;
            id: string;
            keyId: string | null;
            roles: ("kitchen" | "counter" | "manager" | "ops")[];
            usedAt: string;
            who: string;
        };
        Tax: {
            amount: number;
            included: boolean;
            rate: number;
        };
        Ticket: {
            cookedAt: string | null;
            lines: {
                allergens: string[];
                name: string;
                note: string | null;
                options: {
                    name: string;
                    quantity: number;
                }[];
                quantity: number;
                station: string | null;
            }[];
            note: string | null;
            number: number | null;
            openedAt: string;
            orderId: string;
            readyAt: string | null;
            /** @description {kind: 'pickup'}, or {kind: 'table'} with the table's name */
            service: {
                /** @constant */
                kind: "pickup";
            } | {
                /** @constant */
                kind: "table";
                /** @description a text of 1 to 20 characters, without line breaks, control or direction characters */
                table?: string;
            };
            startAt: string;
            startedAt: string | null;
            /** @enum {unknown} */
            state: "planned" | "queued" | "cooking" | "cooked" | "closed";
            wanted: string | null;
        };
        Visit: {
            expiresAt: string | null;
            roles: ("kitchen" | "counter" | "manager" | "ops")[];
            who: string;
        };
    };
    responses: {
        /**
         * @description `ADDRESS_MALFORMED`: the address is not well formed
         *
         *     `BAD_REQUEST`: the request is not well formed
         */
        "400-ADDRESS_MALFORMED-BAD_REQUEST": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "ADDRESS_MALFORMED" | "BAD_REQUEST";
                };
            };
        };
        /**
         * @description `ADDRESS_MALFORMED`: the address is not well formed
         *
         *     `BAD_REQUEST`: the request is not well formed
         *
         *     `BODY_MALFORMED`: the body is not JSON, or not what its `Content-Encoding` says
         */
        "400-ADDRESS_MALFORMED-BAD_REQUEST-BODY_MALFORMED": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "ADDRESS_MALFORMED" | "BAD_REQUEST" | "BODY_MALFORMED";
                };
            };
        };
        /** @description `CREDENTIALS_INVALID`: what the request shows is unknown, malformed, expired or revoked, also where nothing had to be shown */
        "401-CREDENTIALS_INVALID": {
            headers: {
                /** @description A `Bearer` challenge, as RFC 6750 has it. */
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "CREDENTIALS_INVALID";
                };
            };
        };
        /**
         * @description `CREDENTIALS_MISSING`: the address is not for anyone, and the request shows no key, secret, token or session
         *
         *     `CREDENTIALS_INVALID`: what the request shows is unknown, malformed, expired or revoked, also where nothing had to be shown
         */
        "401-CREDENTIALS_MISSING-CREDENTIALS_INVALID": {
            headers: {
                /** @description A `Bearer` challenge, as RFC 6750 has it. */
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "CREDENTIALS_MISSING" | "CREDENTIALS_INVALID";
                };
            };
        };
        /** @description `NOT_ALLOWED`: whoever asks is known, and may not do this */
        "403-NOT_ALLOWED": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "NOT_ALLOWED";
                };
            };
        };
        /**
         * @description `NOT_ALLOWED`: whoever asks is known, and may not do this
         *
         *     `ORIGIN_WRONG`: another site asks with the session of a page: see `Origin`
         */
        "403-NOT_ALLOWED-ORIGIN_WRONG": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "NOT_ALLOWED" | "ORIGIN_WRONG";
                };
            };
        };
        /** @description `KEY_UNKNOWN`: there is no key of this id */
        "404-KEY_UNKNOWN": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "KEY_UNKNOWN";
                };
            };
        };
        /** @description `ORDER_UNKNOWN`: no such order of this customer; or, to the shop's people, none of this number */
        "404-ORDER_UNKNOWN": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "ORDER_UNKNOWN";
                };
            };
        };
        /** @description `TICKET_UNKNOWN`: the order has no ticket */
        "404-TICKET_UNKNOWN": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "TICKET_UNKNOWN";
                };
            };
        };
        /** @description `BODY_TOO_SLOW`: the body took over 10 s; the connection ends */
        "408-BODY_TOO_SLOW": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "BODY_TOO_SLOW";
                };
            };
        };
        /** @description `ORDER_ILLEGAL_MOVE`: for example a customer's cancel of what is on the stove, or anybody's of what was handed over */
        "409-ORDER_ILLEGAL_MOVE": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "ORDER_ILLEGAL_MOVE";
                };
            };
        };
        /** @description `TICKET_ILLEGAL_MOVE`: the ticket is not where this button can take it, for example it is not on the stove yet */
        "409-TICKET_ILLEGAL_MOVE": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "TICKET_ILLEGAL_MOVE";
                };
            };
        };
        /** @description `BODY_TOO_LARGE`: over 64 KiB (a notice of Stripe's: 256 KiB); the rest is not read, and the connection ends */
        "413-BODY_TOO_LARGE": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "BODY_TOO_LARGE";
                };
            };
        };
        /**
         * @description `CONTENT_TYPE`: the body is not `application/json`
         *
         *     `BODY_ENCODING`: the body has a content encoding that we do not read
         *
         *     `BODY_CHARSET`: the body has a character set that we do not read
         */
        "415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "CONTENT_TYPE" | "BODY_ENCODING" | "BODY_CHARSET";
                };
            };
        };
        /** @description `INVALID`: a field is missing, unknown or of the wrong kind: see `errors[]` */
        "422-INVALID": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "INVALID";
                };
            };
        };
        /**
         * @description `INVALID`: a field is missing, unknown or of the wrong kind: see `errors[]`
         *
         *     `IDEMPOTENCY_KEY_REUSED`: the same `Idempotency-Key` with another body (an order of other lines or another total, a cancel with another reason), the same refund id with another amount or other units, or the same `movementId` with another item or quantity
         */
        "422-INVALID-IDEMPOTENCY_KEY_REUSED": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "INVALID" | "IDEMPOTENCY_KEY_REUSED";
                };
            };
        };
        /** @description `INTERNAL`: something is broken on our side; the log tells what, under the `trace_id` of the answer */
        "500-INTERNAL": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "INTERNAL";
                };
            };
        };
        /** @description `UNAVAILABLE`: a part of the system is away or too busy; nothing was done, try again (`Retry-After`) */
        "503-UNAVAILABLE": {
            headers: {
                /** @description Seconds after which another try is worth it. */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "UNAVAILABLE";
                };
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    apiAudit: {
        parameters: {
            query?: {
                after?: string;
                from?: string;
                id?: string;
                kind?: "order" | "refund" | "item" | "setting" | "key" | "session" | "webhook";
                limit?: number;
                to?: string;
                who?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "at": "2026-11-26T18:31:07.112Z",
                     *           "who": "stove",
                     *           "what": "recall",
                     *           "kind": "order",
                     *           "id": "01a2191d-b01b-7e95-865a-0e4a27b0c412",
                     *           "details": "number 42"
                     *         },
                     *         {
                     *           "at": "2026-11-26T18:28:25.801Z",
                     *           "who": "ada",
                     *           "what": "restock",
                     *           "kind": "item",
                     *           "id": "margherita",
                     *           "details": "+20: the delivery of Thursday"
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["AuditEntry"][];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["400-ADDRESS_MALFORMED-BAD_REQUEST"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED"];
            422: components["responses"]["422-INVALID"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    orderList: {
        parameters: {
            query?: {
                after?: string;
                from?: string;
                limit?: number;
                status?: "pending" | "waiting_for_payment" | "paid" | "preparing" | "cooked" | "completed" | "cancelled";
                to?: string;
            };
            header?: never;
            path: {
                customerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01a2191d-b01b-7e95-865a-0e4a27b0c412",
                     *           "number": null,
                     *           "customerId": "ada",
                     *           "contact": {
                     *             "name": "Ada",
                     *             "phone": "+49 30 1234567"
                     *           },
                     *           "service": {
                     *             "kind": "table",
                     *             "table": "7"
                     *           },
                     *           "wanted": "asap",
                     *           "readyAt": null,
                     *           "note": null,
                     *           "status": "pending",
                     *           "lines": [
                     *             {
                     *               "itemId": "margherita",
                     *               "name": "Pizza Margherita",
                     *               "options": [
                     *                 {
                     *                   "groupId": "size",
                     *                   "choiceId": "large",
                     *                   "name": "large",
                     *                   "price": 350,
                     *                   "quantity": 1
                     *                 }
                     *               ],
                     *               "note": "well done",
                     *               "quantity": 2,
                     *               "unitPrice": 1300,
                     *               "total": 2600,
                     *               "tax": 170
                     *             }
                     *           ],
                     *           "subtotal": 2600,
                     *           "taxes": [
                     *             {
                     *               "rate": 700,
                     *               "included": true,
                     *               "amount": 170
                     *             }
                     *           ],
                     *           "tip": 100,
                     *           "total": 2700,
                     *           "currency": "eur",
                     *           "paymentLink": null,
                     *           "payBefore": "2026-11-26T18:58:25.801Z",
                     *           "refunded": 0,
                     *           "refunds": [],
                     *           "timeline": [
                     *             {
                     *               "at": "2026-11-26T18:28:25.801Z",
                     *               "status": "pending",
                     *               "by": "customer",
                     *               "reason": null
                     *             }
                     *           ],
                     *           "createdAt": "2026-11-26T18:28:25.801Z",
                     *           "updatedAt": "2026-11-26T18:28:25.801Z"
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Order"][];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["400-ADDRESS_MALFORMED-BAD_REQUEST"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED"];
            /**
             * @description `INVALID`: a field is missing, unknown or of the wrong kind: see `errors[]`
             *
             *     `CURSOR_INVALID`: `after` is not the `next` of a page
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INVALID" | "CURSOR_INVALID";
                    };
                };
            };
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    orderCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, also after a crash, the request is done once and answered as the first time. 16 to 255 visible ASCII characters; bare and between double quotes it is the same key. */
                "Idempotency-Key"?: string;
            };
            path: {
                customerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "items": [
                 *         {
                 *           "id": "margherita",
                 *           "quantity": 2,
                 *           "options": [
                 *             {
                 *               "groupId": "size",
                 *               "choiceId": "large"
                 *             }
                 *           ],
                 *           "note": "well done"
                 *         }
                 *       ],
                 *       "contact": {
                 *         "name": "Ada",
                 *         "phone": "+49 30 1234567"
                 *       },
                 *       "service": {
                 *         "kind": "table",
                 *         "table": "7"
                 *       },
                 *       "wanted": "asap",
                 *       "tip": 100
                 *     }
                 */
                "application/json": {
                    contact?: {
                        /** @description an email address */
                        email?: string;
                        /** @description a text of 1 to 100 characters, without line breaks, control or direction characters */
                        name?: string;
                        /** @description a phone number of 5 to 30 digits, spaces and + - ( ) / */
                        phone?: string;
                    };
                    expectedTotal?: number;
                    items: {
                        id: string;
                        /** @description a text of at most 200 characters, without line breaks, control or direction characters */
                        note?: string;
                        options?: {
                            choiceId: string;
                            groupId: string;
                            quantity?: number;
                        }[];
                        quantity: number;
                    }[];
                    /** @description a text of at most 200 characters, without line breaks, control or direction characters */
                    note?: string;
                    /** @description {kind: 'pickup'}, or {kind: 'table'} with the table's name */
                    service?: {
                        /** @constant */
                        kind: "pickup";
                    } | {
                        /** @constant */
                        kind: "table";
                        /** @description a text of 1 to 20 characters, without line breaks, control or direction characters */
                        table?: string;
                    };
                    tip?: number;
                    /** @description asap, or a UTC time such as 2026-01-31T18:00:00Z */
                    wanted?: string;
                };
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    /** @description The request was done before under its `Idempotency-Key`; this is the record as it stands. */
                    "Idempotent-Replayed"?: "true";
                    /** @description Where it is. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01a2191d-b01b-7e95-865a-0e4a27b0c412",
                     *       "number": null,
                     *       "customerId": "ada",
                     *       "contact": {
                     *         "name": "Ada",
                     *         "phone": "+49 30 1234567"
                     *       },
                     *       "service": {
                     *         "kind": "table",
                     *         "table": "7"
                     *       },
                     *       "wanted": "asap",
                     *       "readyAt": null,
                     *       "note": null,
                     *       "status": "pending",
                     *       "lines": [
                     *         {
                     *           "itemId": "margherita",
                     *           "name": "Pizza Margherita",
                     *           "options": [
                     *             {
                     *               "groupId": "size",
                     *               "choiceId": "large",
                     *               "name": "large",
                     *               "price": 350,
                     *               "quantity": 1
                     *             }
                     *           ],
                     *           "note": "well done",
                     *           "quantity": 2,
                     *           "unitPrice": 1300,
                     *           "total": 2600,
                     *           "tax": 170
                     *         }
                     *       ],
                     *       "subtotal": 2600,
                     *       "taxes": [
                     *         {
                     *           "rate": 700,
                     *           "included": true,
                     *           "amount": 170
                     *         }
                     *       ],
                     *       "tip": 100,
                     *       "total": 2700,
                     *       "currency": "eur",
                     *       "paymentLink": null,
                     *       "payBefore": "2026-11-26T18:58:25.801Z",
                     *       "refunded": 0,
                     *       "refunds": [],
                     *       "timeline": [
                     *         {
                     *           "at": "2026-11-26T18:28:25.801Z",
                     *           "status": "pending",
                     *           "by": "customer",
                     *           "reason": null
                     *         }
                     *       ],
                     *       "createdAt": "2026-11-26T18:28:25.801Z",
                     *       "updatedAt": "2026-11-26T18:28:25.801Z",
                     *       "secret": "wM5yZ1vEo0Q3kYx8Wc7uJfT2hR9bNs4LgPaDi6OqXlE",
                     *       "trackingUrl": "http://localhost:3000/orders/01a2191d-b01b-7e95-865a-0e4a27b0c412#wM5yZ1vEo0Q3kYx8Wc7uJfT2hR9bNs4LgPaDi6OqXlE"
                     *     }
                     */
                    "application/json": {
                        contact: {
                            /** @description an email address */
                            email?: string;
                            /** @description a text of 1 to 100 characters, without line breaks, control or direction characters */
                            name?: string;
                            /** @description a phone number of 5 to 30 digits, spaces and + - ( ) / */
                            phone?: string;
                        } | null;
                        createdAt: string;
                        currency: string;
                        customerId: string;
                        id: string;
                        lines: components["schemas"]["Line"][];
                        note: string | null;
                        number: number | null;
                        payBefore: string;
                        paymentLink: string | null;
                        readyAt: string | null;
                        refunded: number;
                        refunds: {
                            amount: number;
                            id: string;
                            lines?: {
                                amount: number;
                                line: number;
                                quantity: number;
                            }[];
                            reason: string;
                            /** @enum {unknown} */
                            state: "requested" | "pending" | "succeeded" | "failed";
                            /** @constant */
                            tip?: true;
                        }[];
                        secret: string;
                        /** @description {kind: 'pickup'}, or {kind: 'table'} with the table's name */
                        service: {
                            /** @constant */
                            kind: "pickup";
                        } | {
                            /** @constant */
                            kind: "table";
                            /** @description a text of 1 to 20 characters, without line breaks, control or direction characters */
                            table?: string;
                        };
                        /** @enum {unknown} */
                        status: "pending" | "waiting_for_payment" | "paid" | "preparing" | "cooked" | "completed" | "cancelled";
                        subtotal: number;
                        taxes: components["schemas"]["Tax"][];
                        timeline: {
                            at: string;
                            /** @enum {unknown} */
                            by: "customer" | "staff" | "payment" | "kitchen" | "sweep";
                            reason: string | null;
                            /** @enum {unknown} */
                            status: "pending" | "waiting_for_payment" | "paid" | "preparing" | "cooked" | "completed" | "cancelled";
                        }[];
                        tip: number;
                        total: number;
                        trackingUrl: string;
                        updatedAt: string;
                        wanted: string;
                    };
                };
            };
            400: components["responses"]["400-ADDRESS_MALFORMED-BAD_REQUEST-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_INVALID"];
            408: components["responses"]["408-BODY_TOO_SLOW"];
            /**
             * @description `STOCK_INSUFFICIENT`: not enough left, of a dish or of what it uses; nothing is held
             *
             *     `PRICE_CHANGED`: the total is not the `expectedTotal`; nothing is held
             *
             *     `SHOP_CLOSED`: no order is taken now, or for the wanted time
             *
             *     `PAUSED`: the shop takes no orders until `until`
             *
             *     `SLOT_FULL`: no place is left for the wanted time
             *
             *     `RESERVATION_CLOSED`: what was reserved for the order is given back
             *
             *     `ORDER_CANCELLED`: the order is cancelled
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STOCK_INSUFFICIENT" | "PRICE_CHANGED" | "SHOP_CLOSED" | "PAUSED" | "SLOT_FULL" | "RESERVATION_CLOSED" | "ORDER_CANCELLED";
                    };
                };
            };
            413: components["responses"]["413-BODY_TOO_LARGE"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            /**
             * @description `INVALID`: a field is missing, unknown or of the wrong kind: see `errors[]`
             *
             *     `LINE_QUANTITY`: over 100 of one item in all lines
             *
             *     `ITEM_UNKNOWN`: an item is not on the menu
             *
             *     `OPTIONS_INVALID`: a required choice is missing, one is too many, unknown, named twice or sold out: see `errors[]`
             *
             *     `TOTAL_NOT_CHARGEABLE`: below or above what can be charged in this currency
             *
             *     `TIP_INVALID`: the tip is more than the dishes cost (on a small order: more than 20 times the smallest amount that can be charged, €10)
             *
             *     `SLOT_UNKNOWN`: nothing can be ordered for the wanted time: it is between two slots, too soon, past or over a year ahead
             *
             *     `CONTACT_REQUIRED`: the shop wants a name, phone or email that is not given: see `errors[]`
             *
             *     `IDEMPOTENCY_KEY_REUSED`: the same `Idempotency-Key` with another body (an order of other lines or another total, a cancel with another reason), the same refund id with another amount or other units, or the same `movementId` with another item or quantity
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INVALID" | "LINE_QUANTITY" | "ITEM_UNKNOWN" | "OPTIONS_INVALID" | "TOTAL_NOT_CHARGEABLE" | "TIP_INVALID" | "SLOT_UNKNOWN" | "CONTACT_REQUIRED" | "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            /** @description `RATE_LIMITED`: more than `ORDERS_PER_MINUTE` by one customer; `Retry-After` says how many seconds are left */
            429: {
                headers: {
                    /** @description Seconds after which another try is worth it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RATE_LIMITED";
                    };
                };
            };
            500: components["responses"]["500-INTERNAL"];
            /**
             * @description `UNAVAILABLE`: a part of the system is away or too busy; nothing was done, try again (`Retry-After`)
             *
             *     `OVERLOADED`: accepted orders wait too long for their payment link, or too many events are unsent: a share of new orders is refused until that is over (`ORDER_LINK_WITHIN`, `Retry-After`); nothing was done, and a repeat under the `Idempotency-Key` of an accepted order is answered all the same
             *
             *     `PAYMENT_PROVIDER_AWAY`: Stripe does not answer, or refuses the shop's key, so new orders are refused (`Retry-After`)
             */
            503: {
                headers: {
                    /** @description Seconds after which another try is worth it. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "UNAVAILABLE" | "OVERLOADED" | "PAYMENT_PROVIDER_AWAY";
                    };
                };
            };
        };
    };
    orderGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customerId: string;
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01a2191d-b01b-7e95-865a-0e4a27b0c412",
                     *       "number": null,
                     *       "customerId": "ada",
                     *       "contact": {
                     *         "name": "Ada",
                     *         "phone": "+49 30 1234567"
                     *       },
                     *       "service": {
                     *         "kind": "table",
                     *         "table": "7"
                     *       },
                     *       "wanted": "asap",
                     *       "readyAt": null,
                     *       "note": null,
                     *       "status": "pending",
                     *       "lines": [
                     *         {
                     *           "itemId": "margherita",
                     *           "name": "Pizza Margherita",
                     *           "options": [
                     *             {
                     *               "groupId": "size",
                     *               "choiceId": "large",
                     *               "name": "large",
                     *               "price": 350,
                     *               "quantity": 1
                     *             }
                     *           ],
                     *           "note": "well done",
                     *           "quantity": 2,
                     *           "unitPrice": 1300,
                     *           "total": 2600,
                     *           "tax": 170
                     *         }
                     *       ],
                     *       "subtotal": 2600,
                     *       "taxes": [
                     *         {
                     *           "rate": 700,
                     *           "included": true,
                     *           "amount": 170
                     *         }
                     *       ],
                     *       "tip": 100,
                     *       "total": 2700,
                     *       "currency": "eur",
                     *       "paymentLink": null,
                     *       "payBefore": "2026-11-26T18:58:25.801Z",
                     *       "refunded": 0,
                     *       "refunds": [],
                     *       "timeline": [
                     *         {
                     *           "at": "2026-11-26T18:28:25.801Z",
                     *           "status": "pending",
                     *           "by": "customer",
                     *           "reason": null
                     *         }
                     *       ],
                     *       "createdAt": "2026-11-26T18:28:25.801Z",
                     *       "updatedAt": "2026-11-26T18:28:25.801Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Order"];
                };
            };
            400: components["responses"]["400-ADDRESS_MALFORMED-BAD_REQUEST"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED"];
            404: components["responses"]["404-ORDER_UNKNOWN"];
            422: components["responses"]["422-INVALID"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    orderCancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, also after a crash, the request is done once and answered as the first time. 16 to 255 visible ASCII characters; bare and between double quotes it is the same key. */
                "Idempotency-Key"?: string;
            };
            path: {
                customerId: string;
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "reason": "no time"
                 *     }
                 */
                "application/json": {
                    /** @description a text of at most 200 characters, without line breaks, control or direction characters */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description The request was done before under its `Idempotency-Key`; this is the record as it stands. */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01a2191d-b01b-7e95-865a-0e4a27b0c412",
                     *       "number": null,
                     *       "customerId": "ada",
                     *       "contact": {
                     *         "name": "Ada",
                     *         "phone": "+49 30 1234567"
                     *       },
                     *       "service": {
                     *         "kind": "table",
                     *         "table": "7"
                     *       },
                     *       "wanted": "asap",
                     *       "readyAt": null,
                     *       "note": null,
                     *       "status": "cancelled",
                     *       "lines": [
                     *         {
                     *           "itemId": "margherita",
                     *           "name": "Pizza Margherita",
                     *           "options": [
                     *             {
                     *               "groupId": "size",
                     *               "choiceId": "large",
                     *               "name": "large",
                     *               "price": 350,
                     *               "quantity": 1
                     *             }
                     *           ],
                     *           "note": "well done",
                     *           "quantity": 2,
                     *           "unitPrice": 1300,
                     *           "total": 2600,
                     *           "tax": 170
                     *         }
                     *       ],
                     *       "subtotal": 2600,
                     *       "taxes": [
                     *         {
                     *           "rate": 700,
                     *           "included": true,
                     *           "amount": 170
                     *         }
                     *       ],
                     *       "tip": 100,
                     *       "total": 2700,
                     *       "currency": "eur",
                     *       "paymentLink": null,
                     *       "payBefore": "2026-11-26T18:58:25.801Z",
                     *       "refunded": 0,
                     *       "refunds": [],
                     *       "timeline": [
                     *         {
                     *           "at": "2026-11-26T18:28:25.801Z",
                     *           "status": "pending",
                     *           "by": "customer",
                     *           "reason": null
                     *         },
                     *         {
                     *           "at": "2026-11-26T18:31:07.112Z",
                     *           "status": "cancelled",
                     *           "by": "customer",
                     *           "reason": "no time"
                     *         }
                     *       ],
                     *       "createdAt": "2026-11-26T18:28:25.801Z",
                     *       "updatedAt": "2026-11-26T18:31:07.112Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Order"];
                };
            };
            400: components["responses"]["400-ADDRESS_MALFORMED-BAD_REQUEST-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED-ORIGIN_WRONG"];
            404: components["responses"]["404-ORDER_UNKNOWN"];
            408: components["responses"]["408-BODY_TOO_SLOW"];
            409: components["responses"]["409-ORDER_ILLEGAL_MOVE"];
            413: components["responses"]["413-BODY_TOO_LARGE"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            422: components["responses"]["422-INVALID-IDEMPOTENCY_KEY_REUSED"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    apiKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01a219cf-0bd7-743d-871d-698d95a068ae",
                     *           "name": "stove",
                     *           "roles": [
                     *             "kitchen"
                     *           ],
                     *           "createdAt": "2026-11-26T18:28:25.801Z",
                     *           "createdBy": "ada",
                     *           "expiresAt": null,
                     *           "usedAt": null,
                     *           "revokedAt": null,
                     *           "replacedAt": null,
                     *           "previousUntil": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Key"][];
                    };
                };
            };
            400: components["responses"]["400-ADDRESS_MALFORMED-BAD_REQUEST"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED"];
            422: components["responses"]["422-INVALID"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    apiCreateKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "stove",
                 *       "roles": [
                 *         "kitchen"
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @description a UTC time to the millisecond, such as 2026-01-31T18:00:00.000Z */
                    expiresAt?: string;
                    /** @description a text of 1 to 60 characters, without line breaks, control or direction characters */
                    name: string;
                    roles: ("kitchen" | "counter" | "manager" | "ops")[];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01a219cf-0bd7-743d-871d-698d95a068ae",
                     *       "name": "stove",
                     *       "roles": [
                     *         "kitchen"
                     *       ],
                     *       "createdAt": "2026-11-26T18:28:25.801Z",
                     *       "createdBy": "ada",
                     *       "expiresAt": null,
                     *       "usedAt": null,
                     *       "revokedAt": null,
                     *       "replacedAt": null,
                     *       "previousUntil": null,
                     *       "key": "cmd_live_000000000000000000000000000000000000000"
                     *     }
                     */
                    "application/json": components["schemas"]["KeyMade"];
                };
            };
            400: components["responses"]["400-ADDRESS_MALFORMED-BAD_REQUEST-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED-ORIGIN_WRONG"];
            408: components["responses"]["408-BODY_TOO_SLOW"];
            /** @description `KEYS_TOO_MANY`: the shop has 200 keys; those that are over go after 30 days */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "KEYS_TOO_MANY";
                    };
                };
            };
            413: components["responses"]["413-BODY_TOO_LARGE"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            422: components["responses"]["422-INVALID"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    apiReplaceKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "overlapHours": 24
                 *     }
                 */
                "application/json": {
                    /** @default 24 */
                    overlapHours?: number;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01a219cf-0bd7-743d-871d-698d95a068ae",
                     *       "name": "stove",
                     *       "roles": [
                     *         "kitchen"
                     *       ],
                     *       "createdAt": "2026-11-26T18:28:25.801Z",
                     *       "createdBy": "ada",
                     *       "expiresAt": null,
                     *       "usedAt": null,
                     *       "revokedAt": null,
                     *       "replacedAt": "2026-11-26T18:28:25.801Z",
                     *       "previousUntil": "2026-11-27T18:28:25.801Z",
                     *       "key": "cmd_live_000000000000000000000000000000000000000"
                     *     }
                     */
                    "application/json": components["schemas"]["KeyMade"];
                };
            };
            400: components["responses"]["400-ADDRESS_MALFORMED-BAD_REQUEST-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED-ORIGIN_WRONG"];
            404: components["responses"]["404-KEY_UNKNOWN"];
            408: components["responses"]["408-BODY_TOO_SLOW"];
            /** @description `KEY_OVER`: the key is revoked or expired, and is not replaced */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "KEY_OVER";
                    };
                };
            };
            413: components["responses"]["413-BODY_TOO_LARGE"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            422: components["responses"]["422-INVALID"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    apiRevokeKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01a219cf-0bd7-743d-871d-698d95a068ae",
                     *       "name": "stove",
                     *       "roles": [
                     *         "kitchen"
                     *       ],
                     *       "createdAt": "2026-11-26T18:28:25.801Z",
                     *       "createdBy": "ada",
                     *       "expiresAt": null,
                     *       "usedAt": null,
                     *       "revokedAt": "2026-11-26T18:31:07.112Z",
                     *       "replacedAt": null,
                     *       "previousUntil": null
                     *     }
                     */
                    "application/json": components["schemas"]["Key"];
                };
            };
            400: components["responses"]["400-ADDRESS_MALFORMED-BAD_REQUEST-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED-ORIGIN_WRONG"];
            404: components["responses"]["404-KEY_UNKNOWN"];
            408: components["responses"]["408-BODY_TOO_SLOW"];
            413: components["responses"]["413-BODY_TOO_LARGE"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            422: components["responses"]["422-INVALID"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    orderCancelByStaff: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, also after a crash, the request is done once and answered as the first time. 16 to 255 visible ASCII characters; bare and between double quotes it is the same key. */
                "Idempotency-Key"?: string;
            };
            path: {
                orderId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "the oven is broken"
                 *     }
                 */
                "application/json": {
                    /** @description a text of 1 to 200 characters, without line breaks, control or direction characters */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description The request was done before under its `Idempotency-Key`; this is the record as it stands. */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01a2191d-b01b-7e95-865a-0e4a27b0c412",
                     *       "number": null,
                     *       "customerId": "ada",
                     *       "contact": {
                     *         "name": "Ada",
                     *         "phone": "+49 30 1234567"
                     *       },
                     *       "service": {
                     *         "kind": "table",
                     *         "table": "7"
                     *       },
                     *       "wanted": "asap",
                     *       "readyAt": null,
                     *       "note": null,
                     *       "status": "cancelled",
                     *       "lines": [
                     *         {
                     *           "itemId": "margherita",
                     *           "name": "Pizza Margherita",
                     *           "options": [
                     *             {
                     *               "groupId": "size",
                     *               "choiceId": "large",
                     *               "name": "large",
                     *               "price": 350,
                     *               "quantity": 1
                     *             }
                     *           ],
                     *           "note": "well done",
                     *           "quantity": 2,
                     *           "unitPrice": 1300,
                     *           "total": 2600,
                     *           "tax": 170
                     *         }
                     *       ],
                     *       "subtotal": 2600,
                     *       "taxes": [
                     *         {
                     *           "rate": 700,
                     *           "included": true,
                     *           "amount": 170
                     *         }
                     *       ],
                     *       "tip": 100,
                     *       "total": 2700,
                     *       "currency": "eur",
                     *       "paymentLink": null,
                     *       "payBefore": "2026-11-26T18:58:25.801Z",
                     *       "refunded": 0,
                     *       "refunds": [],
                     *       "timeline": [
                     *         {
                     *           "at": "2026-11-26T18:28:25.801Z",
                     *           "status": "pending",
                     *           "by": "customer",
                     *           "reason": null
                     *         },
                     *         {
                     *           "at": "2026-11-26T18:31:07.112Z",
                     *           "status": "cancelled",
                     *           "by": "staff",
                     *           "reason": "the oven is broken"
                     *         }
                     *       ],
                     *       "createdAt": "2026-11-26T18:28:25.801Z",
                     *       "updatedAt": "2026-11-26T18:31:07.112Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Order"];
                };
            };
            400: components["responses"]["400-ADDRESS_MALFORMED-BAD_REQUEST-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED-ORIGIN_WRONG"];
            404: components["responses"]["404-ORDER_UNKNOWN"];
            408: components["responses"]["408-BODY_TOO_SLOW"];
            409: components["responses"]["409-ORDER_ILLEGAL_MOVE"];
            413: components["responses"]["413-BODY_TOO_LARGE"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            422: components["responses"]["422-INVALID-IDEMPOTENCY_KEY_REUSED"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    kitchenTickets: {
        parameters: {
            query?: {
                limit?: number;
                state?: "planned" | "queued" | "cooking" | "cooked" | "closed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "orderId": "01a2191d-b01b-7e95-865a-0e4a27b0c412",
                     *           "number": 42,
                     *           "service": {
                     *             "kind": "table",
                     *             "table": "7"
                     *           },
                     *           "state": "queued",
                     *           "lines": [
                     *             {
                     *               "name": "Pizza Margherita",
                     *               "quantity": 2,
                     *               "options": [
                     *                 {
                     *                   "name": "large",
                     *                   "quantity": 1
                     *                 }
                     *               ],
                     *               "note": "well done",
                     *               "allergens": [
                     *                 "gluten",
                     *                 "milk"
                     *               ],
                     *               "station": "oven"
                     *             }
                     *           ],
                     *           "note": null,
                     *           "wanted": null,
                     *           "readyAt": "2026-11-26T18:45:00.000Z",
                     *           "openedAt": "2026-11-26T18:28:25.801Z",
                     *           "startAt": "2026-11-26T18:28:25.801Z",
                     *           "startedAt": null,
                     *           "cookedAt": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Ticket"][];
                    };
                };
            };
            400: components["responses"]["400-ADDRESS_MALFORMED-BAD_REQUEST"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED"];
            422: components["responses"]["422-INVALID"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    kitchenBump: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, also after a crash, the request is done once and answered as the first time. 16 to 255 visible ASCII characters; bare and between double quotes it is the same key. */
                "Idempotency-Key"?: string;
            };
            path: {
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description The request was done before under its `Idempotency-Key`; this is the record as it stands. */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "orderId": "01a2191d-b01b-7e95-865a-0e4a27b0c412",
                     *       "number": 42,
                     *       "service": {
                     *         "kind": "table",
                     *         "table": "7"
                     *       },
                     *       "state": "cooked",
                     *       "lines": [
                     *         {
                     *           "name": "Pizza Margherita",
                     *           "quantity": 2,
                     *           "options": [
                     *             {
                     *               "name": "large",
                     *               "quantity": 1
                     *             }
                     *           ],
                     *           "note": "well done",
                     *           "allergens": [
                     *             "gluten",
                     *             "milk"
                     *           ],
                     *           "station": "oven"
                     *         }
                     *       ],
                     *       "note": null,
                     *       "wanted": null,
                     *       "readyAt": "2026-11-26T18:45:00.000Z",
                     *       "openedAt": "2026-11-26T18:28:25.801Z",
                     *       "startAt": "2026-11-26T18:28:25.801Z",
                     *       "startedAt": "2026-11-26T18:28:25.801Z",
                     *       "cookedAt": "2026-11-26T18:31:07.112Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            400: components["responses"]["400-ADDRESS_MALFORMED-BAD_REQUEST-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED-ORIGIN_WRONG"];
            404: components["responses"]["404-TICKET_UNKNOWN"];
            408: components["responses"]["408-BODY_TOO_SLOW"];
            409: components["responses"]["409-TICKET_ILLEGAL_MOVE"];
            413: components["responses"]["413-BODY_TOO_LARGE"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            422: components["responses"]["422-INVALID-IDEMPOTENCY_KEY_REUSED"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    kitchenHandOver: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, also after a crash, the request is done once and answered as the first time. 16 to 255 visible ASCII characters; bare and between double quotes it is the same key. */
                "Idempotency-Key"?: string;
            };
            path: {
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description The request was done before under its `Idempotency-Key`; this is the record as it stands. */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "orderId": "01a2191d-b01b-7e95-865a-0e4a27b0c412",
                     *       "number": 42,
                     *       "service": {
                     *         "kind": "table",
                     *         "table": "7"
                     *       },
                     *       "state": "closed",
                     *       "lines": [
                     *         {
                     *           "name": "Pizza Margherita",
                     *           "quantity": 2,
                     *           "options": [
                     *             {
                     *               "name": "large",
                     *               "quantity": 1
                     *             }
                     *           ],
                     *           "note": "well done",
                     *           "allergens": [
                     *             "gluten",
                     *             "milk"
                     *           ],
                     *           "station": "oven"
                     *         }
                     *       ],
                     *       "note": null,
                     *       "wanted": null,
                     *       "readyAt": "2026-11-26T18:45:00.000Z",
                     *       "openedAt": "2026-11-26T18:28:25.801Z",
                     *       "startAt": "2026-11-26T18:28:25.801Z",
                     *       "startedAt": "2026-11-26T18:28:25.801Z",
                     *       "cookedAt": "2026-11-26T18:31:07.112Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            400: components["responses"]["400-ADDRESS_MALFORMED-BAD_REQUEST-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED-ORIGIN_WRONG"];
            404: components["responses"]["404-TICKET_UNKNOWN"];
            408: components["responses"]["408-BODY_TOO_SLOW"];
            409: components["responses"]["409-TICKET_ILLEGAL_MOVE"];
            413: components["responses"]["413-BODY_TOO_LARGE"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            422: components["responses"]["422-INVALID-IDEMPOTENCY_KEY_REUSED"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    kitchenRecall: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, also after a crash, the request is done once and answered as the first time. 16 to 255 visible ASCII characters; bare and between double quotes it is the same key. */
                "Idempotency-Key"?: string;
            };
            path: {
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description The request was done before under its `Idempotency-Key`; this is the record as it stands. */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "orderId": "01a2191d-b01b-7e95-865a-0e4a27b0c412",
                     *       "number": 42,
                     *       "service": {
                     *         "kind": "table",
                     *         "table": "7"
                     *       },
                     *       "state": "queued",
                     *       "lines": [
                     *         {
                     *           "name": "Pizza Margherita",
                     *           "quantity": 2,
                     *           "options": [
                     *             {
                     *               "name": "large",
                     *               "quantity": 1
                     *             }
                     *           ],
                     *           "note": "well done",
                     *           "allergens": [
                     *             "gluten",
                     *             "milk"
                     *           ],
                     *           "station": "oven"
                     *         }
                     *       ],
                     *       "note": null,
                     *       "wanted": null,
                     *       "readyAt": "2026-11-26T18:45:00.000Z",
                     *       "openedAt": "2026-11-26T18:28:25.801Z",
                     *       "startAt": "2026-11-26T18:28:25.801Z",
                     *       "startedAt": null,
                     *       "cookedAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            400: components["responses"]["400-ADDRESS_MALFORMED-BAD_REQUEST-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED-ORIGIN_WRONG"];
            404: components["responses"]["404-TICKET_UNKNOWN"];
            408: components["responses"]["408-BODY_TOO_SLOW"];
            409: components["responses"]["409-TICKET_ILLEGAL_MOVE"];
            413: components["responses"]["413-BODY_TOO_LARGE"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            422: components["responses"]["422-INVALID-IDEMPOTENCY_KEY_REUSED"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    kitchenStart: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, also after a crash, the request is done once and answered as the first time. 16 to 255 visible ASCII characters; bare and between double quotes it is the same key. */
                "Idempotency-Key"?: string;
            };
            path: {
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description The request was done before under its `Idempotency-Key`; this is the record as it stands. */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "orderId": "01a2191d-b01b-7e95-865a-0e4a27b0c412",
                     *       "number": 42,
                     *       "service": {
                     *         "kind": "table",
                     *         "table": "7"
                     *       },
                     *       "state": "cooking",
                     *       "lines": [
                     *         {
                     *           "name": "Pizza Margherita",
                     *           "quantity": 2,
                     *           "options": [
                     *             {
                     *               "name": "large",
                     *               "quantity": 1
                     *             }
                     *           ],
                     *           "note": "well done",
                     *           "allergens": [
                     *             "gluten",
                     *             "milk"
                     *           ],
                     *           "station": "oven"
                     *         }
                     *       ],
                     *       "note": null,
                     *       "wanted": null,
                     *       "readyAt": "2026-11-26T18:45:00.000Z",
                     *       "openedAt": "2026-11-26T18:28:25.801Z",
                     *       "startAt": "2026-11-26T18:28:25.801Z",
                     *       "startedAt": "2026-11-26T18:31:07.112Z",
                     *       "cookedAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            400: components["responses"]["400-ADDRESS_MALFORMED-BAD_REQUEST-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED-ORIGIN_WRONG"];
            404: components["responses"]["404-TICKET_UNKNOWN"];
            408: components["responses"]["408-BODY_TOO_SLOW"];
            409: components["responses"]["409-TICKET_ILLEGAL_MOVE"];
            413: components["responses"]["413-BODY_TOO_LARGE"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            422: components["responses"]["422-INVALID-IDEMPOTENCY_KEY_REUSED"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    stockMenu: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "open": {
                     *         "isOpen": true,
                     *         "opensAt": null,
                     *         "closesAt": "2026-11-27T00:00:00.000Z",
                     *         "lastOrderAt": "2026-11-26T23:30:00.000Z",
                     *         "pausedUntil": null
                     *       },
                     *       "categories": [
                     *         "Pizza"
                     *       ],
                     *       "items": [
                     *         {
                     *           "id": "margherita",
                     *           "name": "Pizza Margherita",
                     *           "description": "Tomatoes, fior di latte, basil",
                     *           "picture": "/pictures/margherita.jpg",
                     *           "category": "Pizza",
                     *           "price": 950,
                     *           "currency": "eur",
                     *           "tax": "food",
                     *           "station": "oven",
                     *           "minutes": 8,
                     *           "allergens": [
                     *             "gluten",
                     *             "milk"
                     *           ],
                     *           "options": [
                     *             {
                     *               "id": "size",
                     *               "name": "Size",
                     *               "min": 1,
                     *               "max": 1,
                     *               "choices": [
                     *                 {
                     *                   "id": "large",
                     *                   "name": "large",
                     *                   "price": 350,
                     *                   "soldOut": false
                     *                 }
                     *               ]
                     *             }
                     *           ],
                     *           "available": 40,
                     *           "soldOut": false
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        categories: string[];
                        items: components["schemas"]["MenuItem"][];
                        open: components["schemas"]["Opening"];
                    };
                };
            };
            /** @description What the `ETag` in `If-None-Match` stands for is still the answer. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400-ADDRESS_MALFORMED-BAD_REQUEST"];
            401: components["responses"]["401-CREDENTIALS_INVALID"];
            422: components["responses"]["422-INVALID"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    apiDocument: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An OpenAPI document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description What the `ETag` in `If-None-Match` stands for is still the answer. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    orderTrack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01a2191d-b01b-7e95-865a-0e4a27b0c412",
                     *       "number": null,
                     *       "customerId": "ada",
                     *       "contact": {
                     *         "name": "Ada",
                     *         "phone": "+49 30 1234567"
                     *       },
                     *       "service": {
                     *         "kind": "table",
                     *         "table": "7"
                     *       },
                     *       "wanted": "asap",
                     *       "readyAt": null,
                     *       "note": null,
                     *       "status": "pending",
                     *       "lines": [
                     *         {
                     *           "itemId": "margherita",
                     *           "name": "Pizza Margherita",
                     *           "options": [
                     *             {
                     *               "groupId": "size",
                     *               "choiceId": "large",
                     *               "name": "large",
                     *               "price": 350,
                     *               "quantity": 1
                     *             }
                     *           ],
                     *           "note": "well done",
                     *           "quantity": 2,
                     *           "unitPrice": 1300,
                     *           "total": 2600,
                     *           "tax": 170
                     *         }
                     *       ],
                     *       "subtotal": 2600,
                     *       "taxes": [
                     *         {
                     *           "rate": 700,
                     *           "included": true,
                     *           "amount": 170
                     *         }
                     *       ],
                     *       "tip": 100,
                     *       "total": 2700,
                     *       "currency": "eur",
                     *       "paymentLink": null,
                     *       "payBefore": "2026-11-26T18:58:25.801Z",
                     *       "refunded": 0,
                     *       "refunds": [],
                     *       "timeline": [
                     *         {
                     *           "at": "2026-11-26T18:28:25.801Z",
                     *           "status": "pending",
                     *           "by": "customer",
                     *           "reason": null
                     *         }
                     *       ],
                     *       "createdAt": "2026-11-26T18:28:25.801Z",
                     *       "updatedAt": "2026-11-26T18:28:25.801Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Order"];
                };
            };
            400: components["responses"]["400-ADDRESS_MALFORMED-BAD_REQUEST"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED"];
            404: components["responses"]["404-ORDER_UNKNOWN"];
            422: components["responses"]["422-INVALID"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    orderQuote: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "items": [
                 *         {
                 *           "id": "margherita",
                 *           "quantity": 2,
                 *           "options": [
                 *             {
                 *               "groupId": "size",
                 *               "choiceId": "large"
                 *             }
                 *           ],
                 *           "note": "well done"
                 *         }
                 *       ],
                 *       "contact": {
                 *         "name": "Ada",
                 *         "phone": "+49 30 1234567"
                 *       },
                 *       "service": {
                 *         "kind": "table",
                 *         "table": "7"
                 *       },
                 *       "wanted": "asap",
                 *       "tip": 100
                 *     }
                 */
                "application/json": {
                    contact?: {
                        /** @description an email address */
                        email?: string;
                        /** @description a text of 1 to 100 characters, without line breaks, control or direction characters */
                        name?: string;
                        /** @description a phone number of 5 to 30 digits, spaces and + - ( ) / */
                        phone?: string;
                    };
                    expectedTotal?: number;
                    items: {
                        id: string;
                        /** @description a text of at most 200 characters, without line breaks, control or direction characters */
                        note?: string;
                        options?: {
                            choiceId: string;
                            groupId: string;
                            quantity?: number;
                        }[];
                        quantity: number;
                    }[];
                    /** @description a text of at most 200 characters, without line breaks, control or direction characters */
                    note?: string;
                    /** @description {kind: 'pickup'}, or {kind: 'table'} with the table's name */
                    service?: {
                        /** @constant */
                        kind: "pickup";
                    } | {
                        /** @constant */
                        kind: "table";
                        /** @description a text of 1 to 20 characters, without line breaks, control or direction characters */
                        table?: string;
                    };
                    tip?: number;
                    /** @description asap, or a UTC time such as 2026-01-31T18:00:00Z */
                    wanted?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "lines": [
                     *         {
                     *           "itemId": "margherita",
                     *           "name": "Pizza Margherita",
                     *           "options": [
                     *             {
                     *               "groupId": "size",
                     *               "choiceId": "large",
                     *               "name": "large",
                     *               "price": 350,
                     *               "quantity": 1
                     *             }
                     *           ],
                     *           "note": "well done",
                     *           "quantity": 2,
                     *           "unitPrice": 1300,
                     *           "total": 2600,
                     *           "tax": 170
                     *         }
                     *       ],
                     *       "subtotal": 2600,
                     *       "taxes": [
                     *         {
                     *           "rate": 700,
                     *           "included": true,
                     *           "amount": 170
                     *         }
                     *       ],
                     *       "tip": 100,
                     *       "total": 2700,
                     *       "currency": "eur",
                     *       "readyAt": "2026-11-26T18:45:00.000Z"
                     *     }
                     */
                    "application/json": {
                        currency: string;
                        lines: components["schemas"]["Line"][];
                        readyAt: string | null;
                        subtotal: number;
                        taxes: components["schemas"]["Tax"][];
                        tip: number;
                        total: number;
                    };
                };
            };
            400: components["responses"]["400-ADDRESS_MALFORMED-BAD_REQUEST-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_INVALID"];
            408: components["responses"]["408-BODY_TOO_SLOW"];
            /**
             * @description `STOCK_INSUFFICIENT`: not enough left, of a dish or of what it uses; nothing is held
             *
             *     `PRICE_CHANGED`: the total is not the `expectedTotal`; nothing is held
             *
             *     `SHOP_CLOSED`: no order is taken now, or for the wanted time
             *
             *     `PAUSED`: the shop takes no orders until `until`
             *
             *     `SLOT_FULL`: no place is left for the wanted time
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STOCK_INSUFFICIENT" | "PRICE_CHANGED" | "SHOP_CLOSED" | "PAUSED" | "SLOT_FULL";
                    };
                };
            };
            413: components["responses"]["413-BODY_TOO_LARGE"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            /**
             * @description `INVALID`: a field is missing, unknown or of the wrong kind: see `errors[]`
             *
             *     `LINE_QUANTITY`: over 100 of one item in all lines
             *
             *     `ITEM_UNKNOWN`: an item is not on the menu
             *
             *     `OPTIONS_INVALID`: a required choice is missing, one is too many, unknown, named twice or sold out: see `errors[]`
             *
             *     `TOTAL_NOT_CHARGEABLE`: below or above what can be charged in this currency
             *
             *     `TIP_INVALID`: the tip is more than the dishes cost (on a small order: more than 20 times the smallest amount that can be charged, €10)
             *
             *     `SLOT_UNKNOWN`: nothing can be ordered for the wanted time: it is between two slots, too soon, past or over a year ahead
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INVALID" | "LINE_QUANTITY" | "ITEM_UNKNOWN" | "OPTIONS_INVALID" | "TOTAL_NOT_CHARGEABLE" | "TIP_INVALID" | "SLOT_UNKNOWN";
                    };
                };
            };
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    apiSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "who": "stove",
                     *       "roles": [
                     *         "kitchen"
                     *       ],
                     *       "expiresAt": "2026-12-26T18:28:25.801Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Visit"];
                };
            };
            400: components["responses"]["400-ADDRESS_MALFORMED-BAD_REQUEST"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED"];
            422: components["responses"]["422-INVALID"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    apiOpenSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "key": "cmd_live_000000000000000000000000000000000000000"
                 *     }
                 */
                "application/json": {
                    key?: string;
                    token?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "who": "stove",
                     *       "roles": [
                     *         "kitchen"
                     *       ],
                     *       "expiresAt": "2026-12-26T18:28:25.801Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Visit"];
                };
            };
            400: components["responses"]["400-ADDRESS_MALFORMED-BAD_REQUEST-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_INVALID"];
            408: components["responses"]["408-BODY_TOO_SLOW"];
            413: components["responses"]["413-BODY_TOO_LARGE"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            422: components["responses"]["422-INVALID"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    apiCloseSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ended": true
                     *     }
                     */
                    "application/json": {
                        ended: boolean;
                    };
                };
            };
            400: components["responses"]["400-ADDRESS_MALFORMED-BAD_REQUEST-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED-ORIGIN_WRONG"];
            408: components["responses"]["408-BODY_TOO_SLOW"];
            413: components["responses"]["413-BODY_TOO_LARGE"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            422: components["responses"]["422-INVALID"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    apiSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01a219cf-0c20-7bde-9f80-ee5238d9d31b",
                     *           "who": "stove",
                     *           "roles": [
                     *             "kitchen"
                     *           ],
                     *           "keyId": "01a219cf-0bd7-743d-871d-698d95a068ae",
                     *           "createdAt": "2026-11-26T18:28:25.801Z",
                     *           "usedAt": "2026-11-26T18:28:25.801Z",
                     *           "expiresAt": "2026-12-26T18:28:25.801Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Session"][];
                    };
                };
            };
            400: components["responses"]["400-ADDRESS_MALFORMED-BAD_REQUEST"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED"];
            422: components["responses"]["422-INVALID"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    apiRevokeSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ended": true
                     *     }
                     */
                    "application/json": {
                        ended: boolean;
                    };
                };
            };
            400: components["responses"]["400-ADDRESS_MALFORMED-BAD_REQUEST-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED-ORIGIN_WRONG"];
            /** @description `SESSION_UNKNOWN`: there is no session of this id, or it was ended */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "SESSION_UNKNOWN";
                    };
                };
            };
            408: components["responses"]["408-BODY_TOO_SLOW"];
            413: components["responses"]["413-BODY_TOO_LARGE"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            422: components["responses"]["422-INVALID"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    stockOpening: {
        parameters: {
            query?: {
                day?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "open": {
                     *         "isOpen": true,
                     *         "opensAt": null,
                     *         "closesAt": "2026-11-27T00:00:00.000Z",
                     *         "lastOrderAt": "2026-11-26T23:30:00.000Z",
                     *         "pausedUntil": null
                     *       },
                     *       "timeZone": "Europe/Berlin",
                     *       "day": "2026-11-26",
                     *       "contact": [
                     *         "phone"
                     *       ],
                     *       "slotMinutes": 15,
                     *       "slots": [
                     *         {
                     *           "slot": "2026-11-26T19:00:00.000Z",
                     *           "left": 2
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        contact: ("name" | "phone" | "email")[];
                        day: string;
                        open: components["schemas"]["Opening"];
                        slotMinutes: number | null;
                        slots: {
                            left: number;
                            slot: string;
                        }[];
                        timeZone: string;
                    };
                };
            };
            400: components["responses"]["400-ADDRESS_MALFORMED-BAD_REQUEST"];
            401: components["responses"]["401-CREDENTIALS_INVALID"];
            422: components["responses"]["422-INVALID"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    paymentWebhook: {
        parameters: {
            query?: never;
            header: {
                "Stripe-Signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Taken. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        received: true;
                    };
                };
            };
            /**
             * @description `WEBHOOK_SIGNATURE`: a notice that Stripe did not sign, or not just now
             *
             *     `WEBHOOK_MALFORMED`: a notice that is none of Stripe's
             *
             *     `BODY_MALFORMED`: the body is not JSON, or not what its `Content-Encoding` says
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "WEBHOOK_SIGNATURE" | "WEBHOOK_MALFORMED" | "BODY_MALFORMED";
                    };
                };
            };
            408: components["responses"]["408-BODY_TOO_SLOW"];
            413: components["responses"]["413-BODY_TOO_LARGE"];
            /** @description `BODY_ENCODING`: the body has a content encoding that we do not read */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_ENCODING";
                    };
                };
            };
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    apiLive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ok" | "unavailable";
                    };
                };
            };
        };
    };
    apiReady: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They can. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description By what was asked, whether it answers and in how many milliseconds. */
                        checks: {
                            [key: string]: {
                                ms?: number;
                                ok?: boolean;
                            };
                        };
                        missing: string[];
                        /** @enum {string} */
                        status: "ok" | "unavailable";
                    };
                };
            };
            /** @description They cannot. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description By what was asked, whether it answers and in how many milliseconds. */
                        checks: {
                            [key: string]: {
                                ms?: number;
                                ok?: boolean;
                            };
                        };
                        missing: string[];
                        /** @enum {string} */
                        status: "ok" | "unavailable";
                    };
                };
            };
        };
    };
}

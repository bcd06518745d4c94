/** Made by `npm run client` from the contracts of the services; what is changed here is lost. */
export interface paths {
    "/api/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * what a person should look at, the newest first, of all nodes since they were started
         * @description For `manager`, `ops`.
         */
        get: operations["apiAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * who of the shop did what to which order, item, setting, key, webhook; the newest first
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
    "/api/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * the events that services could not work, the newest first; or those that were dropped
         * @description For `ops`.
         */
        get: operations["apiDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dead-letters/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * works dead letters of a service again: one, those of a type, or all
         * @description For `ops`.
         */
        post: operations["apiReplay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * when the shop takes orders, and for when
         * @description For `manager`.
         */
        get: operations["stockHours"];
        /**
         * replaces when the shop takes orders, and for when; what is ordered keeps its time
         * @description For `manager`.
         */
        put: operations["stockSetHours"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/items/{itemId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * changes the name, description, category or price of an item
         * @description For `manager`.
         */
        patch: operations["stockEditItem"];
        trace?: never;
    };
    "/api/items/{itemId}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * takes an item off the menu; what is held and sold of it stays so
         * @description For `manager`.
         */
        post: operations["stockArchive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/items/{itemId}/restock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * adds units to an item, or takes them away
         * @description For `manager`.
         */
        post: operations["stockRestock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/items/{itemId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * puts an item that was taken off the menu back on it
         * @description For `manager`.
         */
        post: operations["stockRestore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/items/{itemId}/sold-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * says of an item, or of a choice of it, that it is sold out (until a time), or is not, whatever is on the shelf
         * @description For `counter`, `manager`.
         */
        post: operations["stockSetSoldOut"];
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
    "/api/kitchen/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * all tickets that the kitchen has to look at: the open ones, and the cancelled ones that no cook has seen
         * @description For `kitchen`, `counter`, `manager`.
         */
        get: operations["kitchenBoard"];
        put?: never;
        post?: never;
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
         * the tickets in a state, those first that are to be cooked first; of the cooked and the closed ones the newest first
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
    "/api/kitchen/tickets/{orderId}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * a cook has seen that it is cancelled
         * @description For `kitchen`, `manager`.
         */
        post: operations["kitchenAcknowledge"];
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
         * it is cooked, or the lines of a --station are
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
    "/api/kitchen/tickets/{orderId}/put-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * it was begun by mistake: back into the queue
         * @description For `kitchen`, `manager`.
         */
        post: operations["kitchenPutBack"];
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
         * back to the stove, or to a --station
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
    "/api/nodes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * the nodes of the shop, and what is missing for it to take orders
         * @description For `manager`, `ops`.
         */
        get: operations["apiNodes"];
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
    "/api/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * the shop's orders, the newest first: of a day, a number, a customer, a part of a name, in a status, placed within a time
         * @description For `counter`, `manager`.
         */
        get: operations["orderSearch"];
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
    "/api/orders/{orderId}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * the customer has the order, which is cooked; its ticket is closed
         * @description For `counter`, `manager`.
         */
        post: operations["orderHandOver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{orderId}/details": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * an order with what its customer does not see: its business day, disputes, and the trace of its request
         * @description For `counter`, `manager`, `ops`.
         */
        get: operations["orderDetails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{orderId}/payment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * an order's payment, with what goes back of it
         * @description For `manager`, `ops`.
         */
        get: operations["paymentFind"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{orderId}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * gives money back: what lines and the tip cost, minor units, or all that is left
         * @description For `manager`.
         */
        post: operations["paymentRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * takes no orders for a time before `until`; null goes on at once
         * @description For `counter`, `manager`.
         */
        post: operations["stockPause"];
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
    "/api/reconciliation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * compares Stripe with payments, orders and stock over the last day, or a window
         * @description For `ops`.
         */
        get: operations["paymentCompare"];
        put?: never;
        /**
         * compares Stripe with payments, orders and stock, and with `repair` mends what it can
         * @description For `ops`.
         */
        post: operations["paymentReconcile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * what a business day came to so far (X; today, a `day`, or `from` and `to`), or the Z report of a `number`
         * @description For `manager`.
         */
        get: operations["orderReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/report/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * closes the day: the next Z report, of all that is in none yet up to a minute ago; it never changes
         * @description For `manager`.
         */
        post: operations["orderCloseDay"];
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
         * who asks, what they may do, and where the shop and its traces are
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
    "/api/shelf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * every dish and ingredient, how many units are on the shelf, and how often it can be had; or those that were taken off the menu
         * @description For `counter`, `manager`.
         */
        get: operations["stockShelf"];
        put?: never;
        post?: never;
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
    "/api/today": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * the business day so far: orders, money, and how many meals were in time
         * @description For `counter`, `manager`.
         */
        get: operations["orderToday"];
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
    "/api/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * the webhooks, without their secrets
         * @description For `ops`.
         */
        get: operations["webhooksList"];
        put?: never;
        /**
         * has messages of these events sent to an address; answers the secret that signs them, once
         * @description For `ops`.
         */
        post: operations["webhooksCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{endpointId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * a webhook, without its secret
         * @description For `ops`.
         */
        get: operations["webhooksGet"];
        put?: never;
        post?: never;
        /**
         * removes a webhook; nothing more is sent there
         * @description For `ops`.
         */
        delete: operations["webhooksRemove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{endpointId}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * what was sent to a webhook, the newest first, and how that ended
         * @description For `ops`.
         */
        get: operations["webhooksDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{endpointId}/deliveries/{deliveryId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * sends a delivery again, under its id
         * @description For `ops`.
         */
        post: operations["webhooksReplayDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{endpointId}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * sends to a webhook again that was disabled; what waits for it first
         * @description For `ops`.
         */
        post: operations["webhooksEnable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{endpointId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * sends deliveries again that were made from a time on; those that failed, unless told
         * @description For `ops`.
         */
        post: operations["webhooksReplayEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{endpointId}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * replaces a webhook's secret and answers the new one, once; the old one signs too for a while
         * @description For `ops`.
         */
        post: operations["webhooksReplaceSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{endpointId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * sends a webhook a message that tells of no order, once
         * @description For `ops`.
         */
        post: operations["webhooksTest"];
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
export interface webhooks {
    "order.cancelled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** it is cancelled; what was paid goes back */
        post: operations["orderCancelled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.completed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** the customer has it, or nobody came for it in time */
        post: operations["orderCompleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.cooked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** the meal is ready; once more where it went back to the stove */
        post: operations["orderCooked"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** an order was placed, and waits for its payment */
        post: operations["orderCreated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.paid": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** it is paid, and has its number */
        post: operations["orderPaid"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.refunded": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** money went back; `refunded` is all of it so far, and less than before where a bank returned some */
        post: operations["orderRefunded"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        AuditEntry: {
            at: string;
            details: string | null;
            id: string;
            /** @enum {string} */
            kind: "order" | "refund" | "day" | "item" | "setting" | "key" | "session" | "webhook";
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
        Delivery: {
            createdAt: string;
            id: string;
            last: {
                answer: string | null;
                at: string;
                error: string | null;
                ms: number;
                status: number | null;
            } | null;
            nextTryAt: string | null;
            orderId: string | null;
            /** @enum {string} */
            state: "waiting" | "delivered" | "failed";
            tries: number;
            type: string;
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
                /** @enum {string} */
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
            /** @enum {string} */
            status: "pending" | "waiting_for_payment" | "paid" | "preparing" | "cooked" | "completed" | "cancelled";
            subtotal: number;
            taxes: components["schemas"]["Tax"][];
            timeline: {
                at: string;
                /** @enum {string} */
                by: "customer" | "staff" | "payment" | "kitchen" | "sweep";
                reason: string | null;
                /** @enum {string} */
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
            cancelled: boolean;
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
                ready: boolean;
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
            /** @enum {string} */
            state: "planned" | "queued" | "cooking" | "cooked" | "closed";
            version: number;
            wanted: string | null;
        };
        Visit: {
            expiresAt: string | null;
            roles: ("kitchen" | "counter" | "manager" | "ops")[];
            who: string;
        };
        Webhook: {
            createdAt: string;
            description: string | null;
            disabled: {
                at: string;
                reason: string;
            } | null;
            events: ("order.created" | "order.paid" | "order.cooked" | "order.completed" | "order.cancelled" | "order.refunded")[];
            id: string;
            oldSecretUntil: string | null;
            url: string;
        };
        WebhookOrder: {
            createdAt: string;
            currency: string;
            customerId: string;
            id: string;
            leftOut?: {
                lines?: number;
                refunds?: number;
                timeline?: number;
            };
            lines: {
                itemId: string;
                name: string;
                options: components["schemas"]["ChosenOption"][];
                quantity: number;
                tax: number;
                total: number;
                unitPrice: number;
            }[];
            number: number | null;
            payBefore: string;
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
                /** @enum {string} */
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
            /** @enum {string} */
            status: "pending" | "waiting_for_payment" | "paid" | "preparing" | "cooked" | "completed" | "cancelled";
            subtotal: number;
            taxes: components["schemas"]["Tax"][];
            timeline: {
                at: string;
                /** @enum {string} */
                by: "customer" | "staff" | "payment" | "kitchen" | "sweep";
                reason: string | null;
                /** @enum {string} */
                status: "pending" | "waiting_for_payment" | "paid" | "preparing" | "cooked" | "completed" | "cancelled";
            }[];
            tip: number;
            total: number;
            updatedAt: string;
            version: number;
            wanted: string;
        };
    };
    responses: {
        /** @description `ADDRESS_MALFORMED`: the address is not well formed */
        "400-ADDRESS_MALFORMED": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "ADDRESS_MALFORMED";
                };
            };
        };
        /**
         * @description `ADDRESS_MALFORMED`: the address is not well formed
         *
         *     `BODY_MALFORMED`: the body is not JSON, or not what its `Content-Encoding` says
         */
        "400-ADDRESS_MALFORMED-BODY_MALFORMED": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "ADDRESS_MALFORMED" | "BODY_MALFORMED";
                };
            };
        };
        /** @description `BODY_MALFORMED`: the body is not JSON, or not what its `Content-Encoding` says */
        "400-BODY_MALFORMED": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "BODY_MALFORMED";
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
                    /** @enum {string} */
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
                    /** @enum {string} */
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
                    /** @enum {string} */
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
                    /** @enum {string} */
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
                    /** @enum {string} */
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
                    /** @enum {string} */
                    code?: "ORDER_UNKNOWN";
                };
            };
        };
        /** @description `PAYMENT_UNKNOWN`: the order has no payment */
        "404-PAYMENT_UNKNOWN": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "PAYMENT_UNKNOWN";
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
                    /** @enum {string} */
                    code?: "TICKET_UNKNOWN";
                };
            };
        };
        /** @description `WEBHOOK_UNKNOWN`: there is no webhook of this id */
        "404-WEBHOOK_UNKNOWN": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "WEBHOOK_UNKNOWN";
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
                    /** @enum {string} */
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
                    /** @enum {string} */
                    code?: "ORDER_ILLEGAL_MOVE";
                };
            };
        };
        /** @description `RECONCILE_RUNNING`: another node of the cluster reconciles right now */
        "409-RECONCILE_RUNNING": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "RECONCILE_RUNNING";
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
                    /** @enum {string} */
                    code?: "TICKET_ILLEGAL_MOVE";
                };
            };
        };
        /** @description `WEBHOOK_DISABLED`: the webhook is disabled: enable it first */
        "409-WEBHOOK_DISABLED": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "WEBHOOK_DISABLED";
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
                    /** @enum {string} */
                    code?: "BODY_TOO_LARGE";
                };
            };
        };
        /** @description `ADDRESS_TOO_LONG`: the address has over 4,096 characters */
        "414-ADDRESS_TOO_LONG": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "ADDRESS_TOO_LONG";
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
                    /** @enum {string} */
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
                    /** @enum {string} */
                    code?: "INVALID";
                };
            };
        };
        /**
         * @description `INVALID`: a field is missing, unknown or of the wrong kind: see `errors[]`
         *
         *     `CURSOR_INVALID`: `after` is not the `next` of a page
         */
        "422-INVALID-CURSOR_INVALID": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "INVALID" | "CURSOR_INVALID";
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
                    /** @enum {string} */
                    code?: "INVALID" | "IDEMPOTENCY_KEY_REUSED";
                };
            };
        };
        /**
         * @description `INVALID`: a field is missing, unknown or of the wrong kind: see `errors[]`
         *
         *     `IDEMPOTENCY_KEY_REUSED`: the same `Idempotency-Key` with another body (an order of other lines or another total, a cancel with another reason), the same refund id with another amount or other units, or the same `movementId` with another item or quantity
         *
         *     `TICKET_STATION_UNKNOWN`: no line of the ticket is cooked at this `station`
         */
        "422-INVALID-IDEMPOTENCY_KEY_REUSED-TICKET_STATION_UNKNOWN": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "INVALID" | "IDEMPOTENCY_KEY_REUSED" | "TICKET_STATION_UNKNOWN";
                };
            };
        };
        /**
         * @description `INVALID`: a field is missing, unknown or of the wrong kind: see `errors[]`
         *
         *     `ITEM_UNKNOWN`: an item is not on the menu
         */
        "422-INVALID-ITEM_UNKNOWN": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "INVALID" | "ITEM_UNKNOWN";
                };
            };
        };
        /**
         * @description `INVALID`: a field is missing, unknown or of the wrong kind: see `errors[]`
         *
         *     `RECONCILE_SPAN`: `from` and `to` are no window
         *
         *     `RECONCILE_TOO_MUCH`: the window holds too much
         */
        "422-INVALID-RECONCILE_SPAN-RECONCILE_TOO_MUCH": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "INVALID" | "RECONCILE_SPAN" | "RECONCILE_TOO_MUCH";
                };
            };
        };
        /** @description `RATE_LIMITED`: this client (its address, key or token) asks too often, or showed wrong credentials too often: `Retry-After` says after how many seconds it is taken again */
        "429-RATE_LIMITED": {
            headers: {
                /** @description What is left, as `"orders";r=12;t=34`: 12 for 34 seconds. */
                RateLimit?: string;
                /** @description What counts, as `"orders";q=240;w=60`: 240 in 60 seconds. */
                "RateLimit-Policy"?: string;
                /** @description Seconds after which another try is worth it. */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "RATE_LIMITED";
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
                    /** @enum {string} */
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
                    /** @enum {string} */
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
    apiAlerts: {
        parameters: {
            query?: {
                limit?: number;
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
                     *           "kind": "order-late",
                     *           "service": "order",
                     *           "orderId": "01a2191d-b01b-7e95-865a-0e4a27b0c412",
                     *           "message": "not cooked 5 minutes after its promise",
                     *           "at": "2026-11-26T18:31:07.112Z",
                     *           "since": "2026-11-26T18:28:25.801Z",
                     *           "times": 2
                     *         }
                     *       ],
                     *       "silent": []
                     *     }
                     */
                    "application/json": {
                        items: {
                            at: string;
                            kind: string;
                            message: string;
                            orderId: string | null;
                            service: string;
                            since: string;
                            times: number;
                        }[];
                        silent: string[];
                    };
                };
            };
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            422: components["responses"]["422-INVALID"];
            429: components["responses"]["429-RATE_LIMITED"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    apiAudit: {
        parameters: {
            query?: {
                after?: string;
                from?: string;
                id?: string;
                kind?: "order" | "refund" | "day" | "item" | "setting" | "key" | "session" | "webhook";
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
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            422: components["responses"]["422-INVALID"];
            429: components["responses"]["429-RATE_LIMITED"];
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
            400: components["responses"]["400-ADDRESS_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            422: components["responses"]["422-INVALID-CURSOR_INVALID"];
            429: components["responses"]["429-RATE_LIMITED"];
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
                            /** @enum {string} */
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
                        /** @enum {string} */
                        status: "pending" | "waiting_for_payment" | "paid" | "preparing" | "cooked" | "completed" | "cancelled";
                        subtotal: number;
                        taxes: components["schemas"]["Tax"][];
                        timeline: {
                            at: string;
                            /** @enum {string} */
                            by: "customer" | "staff" | "payment" | "kitchen" | "sweep";
                            reason: string | null;
                            /** @enum {string} */
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
            400: components["responses"]["400-ADDRESS_MALFORMED-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_INVALID"];
            408: components["responses"]["408-BODY_TOO_SLOW"];
            /**
             * @description `STOCK_INSUFFICIENT`: not enough left, of a dish or of what it uses; nothing is held
             *
             *     `SHOP_CLOSED`: no order is taken now, or for the wanted time
             *
             *     `PAUSED`: the shop takes no orders until `until`
             *
             *     `SLOT_FULL`: no place is left for the wanted time
             *
             *     `PRICE_CHANGED`: the total is not the `expectedTotal`; nothing is held
             *
             *     `ORDER_CANCELLED`: the order is cancelled
             *
             *     `UNPAID_TOO_MANY`: this client (its address or token) has as many orders that are not paid as the shop allows (`UNPAID_PER_CLIENT`); nothing is held
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "STOCK_INSUFFICIENT" | "SHOP_CLOSED" | "PAUSED" | "SLOT_FULL" | "PRICE_CHANGED" | "ORDER_CANCELLED" | "UNPAID_TOO_MANY";
                    };
                };
            };
            413: components["responses"]["413-BODY_TOO_LARGE"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            /**
             * @description `INVALID`: a field is missing, unknown or of the wrong kind: see `errors[]`
             *
             *     `IDEMPOTENCY_KEY_REUSED`: the same `Idempotency-Key` with another body (an order of other lines or another total, a cancel with another reason), the same refund id with another amount or other units, or the same `movementId` with another item or quantity
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
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "INVALID" | "IDEMPOTENCY_KEY_REUSED" | "LINE_QUANTITY" | "ITEM_UNKNOWN" | "OPTIONS_INVALID" | "TOTAL_NOT_CHARGEABLE" | "TIP_INVALID" | "SLOT_UNKNOWN" | "CONTACT_REQUIRED";
                    };
                };
            };
            429: components["responses"]["429-RATE_LIMITED"];
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
                        /** @enum {string} */
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
            400: components["responses"]["400-ADDRESS_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED"];
            404: components["responses"]["404-ORDER_UNKNOWN"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            422: components["responses"]["422-INVALID"];
            429: components["responses"]["429-RATE_LIMITED"];
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
            400: components["responses"]["400-ADDRESS_MALFORMED-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED-ORIGIN_WRONG"];
            404: components["responses"]["404-ORDER_UNKNOWN"];
            408: components["responses"]["408-BODY_TOO_SLOW"];
            409: components["responses"]["409-ORDER_ILLEGAL_MOVE"];
            413: components["responses"]["413-BODY_TOO_LARGE"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            422: components["responses"]["422-INVALID-IDEMPOTENCY_KEY_REUSED"];
            429: components["responses"]["429-RATE_LIMITED"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    apiDeadLetters: {
        parameters: {
            query?: {
                after?: string;
                dropped?: boolean;
                limit?: number;
                service?: "order" | "payment" | "stock" | "kitchen" | "webhooks";
                type?: string;
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
                     *           "id": "kitchen:01a2191d-b01b-7e95-865a-0e4a27b0c412",
                     *           "consumer": "kitchen",
                     *           "type": "order.paid",
                     *           "subject": "01a2191d-b01b-7e95-865a-0e4a27b0c412",
                     *           "error": "TypeError: of a bug",
                     *           "count": 1,
                     *           "at": "2026-11-26T18:28:25.801Z",
                     *           "trace_id": "0af7651916cd43dd8448eb211c80319c",
                     *           "dropped": null
                     *         }
                     *       ],
                     *       "next": null,
                     *       "silent": []
                     *     }
                     */
                    "application/json": {
                        items: {
                            at: string;
                            consumer: string;
                            count: number;
                            dropped: {
                                at: string;
                                reason: string;
                            } | null;
                            error: string;
                            id: string;
                            subject: string;
                            trace_id: string | null;
                            type: string;
                        }[];
                        next: string | null;
                        silent: string[];
                    };
                };
            };
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            422: components["responses"]["422-INVALID-CURSOR_INVALID"];
            429: components["responses"]["429-RATE_LIMITED"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    apiReplay: {
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
                 *       "service": "kitchen",
                 *       "id": "kitchen:01a2191d-b01b-7e95-865a-0e4a27b0c412"
                 *     }
                 */
                "application/json": {
                    /** @constant */
                    all?: true;
                    id?: string;
                    /** @enum {string} */
                    service: "order" | "payment" | "stock" | "kitchen" | "webhooks";
                    type?: string;
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
                     *       "replayed": 1,
                     *       "failed": [],
                     *       "left": 0
                     *     }
                     */
                    "application/json": {
                        failed: {
                            error: string;
                            id: string;
                        }[];
                        left: number;
                        replayed: number;
                    };
                };
            };
            400: components["responses"]["400-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED-ORIGIN_WRONG"];
            /** @description `DEAD_LETTER_UNKNOWN`: there is no dead letter of this id */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "DEAD_LETTER_UNKNOWN";
                    };
                };
            };
            408: components["responses"]["408-BODY_TOO_SLOW"];
            /** @description `DEAD_LETTER_DROPPED`: the dead letter is dropped, and replayed no more */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "DEAD_LETTER_DROPPED";
                    };
                };
            };
            413: components["responses"]["413-BODY_TOO_LARGE"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            /**
             * @description `INVALID`: a field is missing, unknown or of the wrong kind: see `errors[]`
             *
             *     `REPLAY_CHOICE`: not exactly one of `id`, `type` and `all` is named
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "INVALID" | "REPLAY_CHOICE";
                    };
                };
            };
            429: components["responses"]["429-RATE_LIMITED"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    stockHours: {
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
                     *       "timeZone": "Europe/Berlin",
                     *       "hours": [
                     *         {
                     *           "days": [
                     *             "tue",
                     *             "wed",
                     *             "thu",
                     *             "fri",
                     *             "sat",
                     *             "sun"
                     *           ],
                     *           "from": "17:00",
                     *           "to": "01:00"
                     *         }
                     *       ],
                     *       "exceptions": [
                     *         {
                     *           "date": "2026-12-24",
                     *           "closed": true
                     *         }
                     *       ],
                     *       "leadMinutes": 20,
                     *       "lastOrderMinutes": 30,
                     *       "slotMinutes": 15,
                     *       "slotOrders": 2,
                     *       "dayEnds": "04:00"
                     *     }
                     */
                    "application/json": {
                        /** @description a time like 11:00 */
                        dayEnds: string;
                        exceptions: ({
                            /** @constant */
                            closed: true;
                            /** @description a date such as 2026-01-31 */
                            date: string;
                        } | {
                            /** @description a date such as 2026-01-31 */
                            date: string;
                            /** @description a time like 11:00 */
                            from: string;
                            /** @description a time like 11:00, at most 24:00 */
                            to: string;
                        })[];
                        hours: {
                            days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
                            /** @description a time like 11:00 */
                            from: string;
                            /** @description a time like 11:00, at most 24:00 */
                            to: string;
                        }[] | null;
                        lastOrderMinutes: number;
                        leadMinutes: number;
                        slotMinutes: number | null;
                        slotOrders: number | null;
                        timeZone: string;
                    };
                };
            };
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            422: components["responses"]["422-INVALID"];
            429: components["responses"]["429-RATE_LIMITED"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    stockSetHours: {
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
                 *       "timeZone": "Europe/Berlin",
                 *       "hours": [
                 *         {
                 *           "days": [
                 *             "tue",
                 *             "wed",
                 *             "thu",
                 *             "fri",
                 *             "sat",
                 *             "sun"
                 *           ],
                 *           "from": "17:00",
                 *           "to": "01:00"
                 *         }
                 *       ],
                 *       "exceptions": [
                 *         {
                 *           "date": "2026-12-24",
                 *           "closed": true
                 *         }
                 *       ],
                 *       "leadMinutes": 20,
                 *       "lastOrderMinutes": 30,
                 *       "slotMinutes": 15,
                 *       "slotOrders": 2,
                 *       "dayEnds": "04:00"
                 *     }
                 */
                "application/json": {
                    /** @description a time like 11:00 */
                    dayEnds: string;
                    exceptions: ({
                        /** @constant */
                        closed: true;
                        /** @description a date such as 2026-01-31 */
                        date: string;
                    } | {
                        /** @description a date such as 2026-01-31 */
                        date: string;
                        /** @description a time like 11:00 */
                        from: string;
                        /** @description a time like 11:00, at most 24:00 */
                        to: string;
                    })[];
                    hours: {
                        days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
                        /** @description a time like 11:00 */
                        from: string;
                        /** @description a time like 11:00, at most 24:00 */
                        to: string;
                    }[] | null;
                    lastOrderMinutes: number;
                    leadMinutes: number;
                    slotMinutes: number | null;
                    slotOrders: number | null;
                    timeZone: string;
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
                     *       "timeZone": "Europe/Berlin",
                     *       "hours": [
                     *         {
                     *           "days": [
                     *             "tue",
                     *             "wed",
                     *             "thu",
                     *             "fri",
                     *             "sat",
                     *             "sun"
                     *           ],
                     *           "from": "17:00",
                     *           "to": "01:00"
                     *         }
                     *       ],
                     *       "exceptions": [
                     *         {
                     *           "date": "2026-12-24",
                     *           "closed": true
                     *         }
                     *       ],
                     *       "leadMinutes": 20,
                     *       "lastOrderMinutes": 30,
                     *       "slotMinutes": 15,
                     *       "slotOrders": 2,
                     *       "dayEnds": "04:00"
                     *     }
                     */
                    "application/json": {
                        /** @description a time like 11:00 */
                        dayEnds: string;
                        exceptions: ({
                            /** @constant */
                            closed: true;
                            /** @description a date such as 2026-01-31 */
                            date: string;
                        } | {
                            /** @description a date such as 2026-01-31 */
                            date: string;
                            /** @description a time like 11:00 */
                            from: string;
                            /** @description a time like 11:00, at most 24:00 */
                            to: string;
                        })[];
                        hours: {
                            days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
                            /** @description a time like 11:00 */
                            from: string;
                            /** @description a time like 11:00, at most 24:00 */
                            to: string;
                        }[] | null;
                        lastOrderMinutes: number;
                        leadMinutes: number;
                        slotMinutes: number | null;
                        slotOrders: number | null;
                        timeZone: string;
                    };
                };
            };
            400: components["responses"]["400-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED-ORIGIN_WRONG"];
            408: components["responses"]["408-BODY_TOO_SLOW"];
            413: components["responses"]["413-BODY_TOO_LARGE"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            /**
             * @description `INVALID`: a field is missing, unknown or of the wrong kind: see `errors[]`
             *
             *     `HOURS_INVALID`: the hours contradict each other, or name no time zone: see `errors[]`
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "INVALID" | "HOURS_INVALID";
                    };
                };
            };
            429: components["responses"]["429-RATE_LIMITED"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    stockEditItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "price": 990
                 *     }
                 */
                "application/json": {
                    /** @description a text of 1 to 100 characters, without line breaks, control or direction characters */
                    category?: string;
                    description?: string;
                    /** @description a text of 1 to 200 characters, without line breaks, control or direction characters */
                    name?: string;
                    price?: number;
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
                     *       "id": "margherita",
                     *       "name": "Pizza Margherita",
                     *       "description": "Tomatoes, fior di latte, basil",
                     *       "category": "Pizza",
                     *       "price": 990,
                     *       "currency": "eur"
                     *     }
                     */
                    "application/json": {
                        category: string;
                        currency: string;
                        description: string;
                        id: string;
                        name: string;
                        price: number;
                    };
                };
            };
            400: components["responses"]["400-ADDRESS_MALFORMED-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED-ORIGIN_WRONG"];
            408: components["responses"]["408-BODY_TOO_SLOW"];
            413: components["responses"]["413-BODY_TOO_LARGE"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            /**
             * @description `INVALID`: a field is missing, unknown or of the wrong kind: see `errors[]`
             *
             *     `ITEM_UNKNOWN`: an item is not on the menu
             *
             *     `ITEM_INVALID`: an item cannot be changed so: its options would take the price below zero, or it is an ingredient: see `errors[]`
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "INVALID" | "ITEM_UNKNOWN" | "ITEM_INVALID";
                    };
                };
            };
            429: components["responses"]["429-RATE_LIMITED"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    stockArchive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                itemId: string;
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
                     *       "itemId": "margherita",
                     *       "archived": true
                     *     }
                     */
                    "application/json": {
                        archived: boolean;
                        itemId: string;
                    };
                };
            };
            400: components["responses"]["400-ADDRESS_MALFORMED-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED-ORIGIN_WRONG"];
            408: components["responses"]["408-BODY_TOO_SLOW"];
            413: components["responses"]["413-BODY_TOO_LARGE"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            422: components["responses"]["422-INVALID-ITEM_UNKNOWN"];
            429: components["responses"]["429-RATE_LIMITED"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    stockRestock: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, also after a crash, the request is done once and answered as the first time. 16 to 255 visible ASCII characters; bare and between double quotes it is the same key. */
                "Idempotency-Key"?: string;
            };
            path: {
                itemId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "quantity": 20,
                 *       "note": "from the market"
                 *     }
                 */
                "application/json": {
                    note?: string;
                    /** @description a whole number from -100000 to 100000, and not 0 */
                    quantity: number;
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
                     *       "itemId": "margherita",
                     *       "available": 60
                     *     }
                     */
                    "application/json": {
                        available: number;
                        itemId: string;
                    };
                };
            };
            400: components["responses"]["400-ADDRESS_MALFORMED-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED-ORIGIN_WRONG"];
            408: components["responses"]["408-BODY_TOO_SLOW"];
            /** @description `STOCK_BELOW_ZERO`: a restock would take more units than there are */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "STOCK_BELOW_ZERO";
                    };
                };
            };
            413: components["responses"]["413-BODY_TOO_LARGE"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            /**
             * @description `INVALID`: a field is missing, unknown or of the wrong kind: see `errors[]`
             *
             *     `IDEMPOTENCY_KEY_REUSED`: the same `Idempotency-Key` with another body (an order of other lines or another total, a cancel with another reason), the same refund id with another amount or other units, or the same `movementId` with another item or quantity
             *
             *     `ITEM_UNKNOWN`: an item is not on the menu
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "INVALID" | "IDEMPOTENCY_KEY_REUSED" | "ITEM_UNKNOWN";
                    };
                };
            };
            429: components["responses"]["429-RATE_LIMITED"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    stockRestore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                itemId: string;
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
                     *       "itemId": "margherita",
                     *       "archived": false
                     *     }
                     */
                    "application/json": {
                        archived: boolean;
                        itemId: string;
                    };
                };
            };
            400: components["responses"]["400-ADDRESS_MALFORMED-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED-ORIGIN_WRONG"];
            408: components["responses"]["408-BODY_TOO_SLOW"];
            /**
             * @description `ITEM_CURRENCY`: `stock.restore` of an item from before the menu changed its currency
             *
             *     `ITEM_TAX`: `stock.restore` of an item for whose tax category the shop has no rate any more
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "ITEM_CURRENCY" | "ITEM_TAX";
                    };
                };
            };
            413: components["responses"]["413-BODY_TOO_LARGE"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            422: components["responses"]["422-INVALID-ITEM_UNKNOWN"];
            429: components["responses"]["429-RATE_LIMITED"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    stockSetSoldOut: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                itemId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "soldOut": true,
                 *       "until": "2026-11-27T03:00:00.000Z"
                 *     }
                 */
                "application/json": {
                    choice?: {
                        choiceId: string;
                        groupId: string;
                    };
                    soldOut: boolean;
                    /** @description a UTC time to the millisecond, such as 2026-01-31T18:00:00.000Z */
                    until?: string;
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
                     *       "itemId": "margherita",
                     *       "soldOut": true,
                     *       "until": "2026-11-27T03:00:00.000Z"
                     *     }
                     */
                    "application/json": {
                        choice?: {
                            choiceId: string;
                            groupId: string;
                        };
                        itemId: string;
                        soldOut: boolean;
                        /** @description a UTC time to the millisecond, such as 2026-01-31T18:00:00.000Z */
                        until?: string;
                    };
                };
            };
            400: components["responses"]["400-ADDRESS_MALFORMED-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED-ORIGIN_WRONG"];
            408: components["responses"]["408-BODY_TOO_SLOW"];
            413: components["responses"]["413-BODY_TOO_LARGE"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            /**
             * @description `INVALID`: a field is missing, unknown or of the wrong kind: see `errors[]`
             *
             *     `ITEM_UNKNOWN`: an item is not on the menu
             *
             *     `CHOICE_UNKNOWN`: `stock.setSoldOut` of a choice that the item does not have
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "INVALID" | "ITEM_UNKNOWN" | "CHOICE_UNKNOWN";
                    };
                };
            };
            429: components["responses"]["429-RATE_LIMITED"];
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
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            422: components["responses"]["422-INVALID"];
            429: components["responses"]["429-RATE_LIMITED"];
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
            400: components["responses"]["400-BODY_MALFORMED"];
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
                        /** @enum {string} */
                        code?: "KEYS_TOO_MANY";
                    };
                };
            };
            413: components["responses"]["413-BODY_TOO_LARGE"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            422: components["responses"]["422-INVALID"];
            429: components["responses"]["429-RATE_LIMITED"];
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
            400: components["responses"]["400-ADDRESS_MALFORMED-BODY_MALFORMED"];
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
                        /** @enum {string} */
                        code?: "KEY_OVER";
                    };
                };
            };
            413: components["responses"]["413-BODY_TOO_LARGE"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            422: components["responses"]["422-INVALID"];
            429: components["responses"]["429-RATE_LIMITED"];
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
            400: components["responses"]["400-ADDRESS_MALFORMED-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED-ORIGIN_WRONG"];
            404: components["responses"]["404-KEY_UNKNOWN"];
            408: components["responses"]["408-BODY_TOO_SLOW"];
            413: components["responses"]["413-BODY_TOO_LARGE"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            422: components["responses"]["422-INVALID"];
            429: components["responses"]["429-RATE_LIMITED"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    kitchenBoard: {
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
                     *           "orderId": "01a2191d-b01b-7e95-865a-0e4a27b0c412",
                     *           "number": 42,
                     *           "service": {
                     *             "kind": "table",
                     *             "table": "7"
                     *           },
                     *           "state": "queued",
                     *           "version": 3,
                     *           "cancelled": false,
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
                     *               "station": "oven",
                     *               "ready": false
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
                     *       ],
                     *       "more": false
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Ticket"][];
                        more: boolean;
                    };
                    /**
                     * @example event: snapshot
                     *     id: Zk3v_Q1w-0
                     *     data: {}
                     *
                     *     event: change
                     *     id: Zk3v_Q1w-1
                     *     data: {"set":{}}
                     */
                    "text/event-stream": string;
                };
            };
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            422: components["responses"]["422-INVALID"];
            429: components["responses"]["429-RATE_LIMITED"];
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
            400: components["responses"]["400-ADDRESS_MALFORMED-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED-ORIGIN_WRONG"];
            404: components["responses"]["404-ORDER_UNKNOWN"];
            408: components["responses"]["408-BODY_TOO_SLOW"];
            409: components["responses"]["409-ORDER_ILLEGAL_MOVE"];
            413: components["responses"]["413-BODY_TOO_LARGE"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            422: components["responses"]["422-INVALID-IDEMPOTENCY_KEY_REUSED"];
            429: components["responses"]["429-RATE_LIMITED"];
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
                     *           "version": 3,
                     *           "cancelled": false,
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
                     *               "station": "oven",
                     *               "ready": false
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
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            422: components["responses"]["422-INVALID"];
            429: components["responses"]["429-RATE_LIMITED"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    kitchenAcknowledge: {
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
                     *       "version": 3,
                     *       "cancelled": true,
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
                     *           "station": "oven",
                     *           "ready": false
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
            400: components["responses"]["400-ADDRESS_MALFORMED-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED-ORIGIN_WRONG"];
            404: components["responses"]["404-TICKET_UNKNOWN"];
            408: components["responses"]["408-BODY_TOO_SLOW"];
            409: components["responses"]["409-TICKET_ILLEGAL_MOVE"];
            413: components["responses"]["413-BODY_TOO_LARGE"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            422: components["responses"]["422-INVALID"];
            429: components["responses"]["429-RATE_LIMITED"];
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
        requestBody?: {
            content: {
                "application/json": {
                    station?: string | null;
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
                     *       "orderId": "01a2191d-b01b-7e95-865a-0e4a27b0c412",
                     *       "number": 42,
                     *       "service": {
                     *         "kind": "table",
                     *         "table": "7"
                     *       },
                     *       "state": "cooked",
                     *       "version": 3,
                     *       "cancelled": false,
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
                     *           "station": "oven",
                     *           "ready": false
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
            400: components["responses"]["400-ADDRESS_MALFORMED-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED-ORIGIN_WRONG"];
            404: components["responses"]["404-TICKET_UNKNOWN"];
            408: components["responses"]["408-BODY_TOO_SLOW"];
            409: components["responses"]["409-TICKET_ILLEGAL_MOVE"];
            413: components["responses"]["413-BODY_TOO_LARGE"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            422: components["responses"]["422-INVALID-IDEMPOTENCY_KEY_REUSED-TICKET_STATION_UNKNOWN"];
            429: components["responses"]["429-RATE_LIMITED"];
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
                     *       "version": 3,
                     *       "cancelled": false,
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
                     *           "station": "oven",
                     *           "ready": false
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
            400: components["responses"]["400-ADDRESS_MALFORMED-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED-ORIGIN_WRONG"];
            404: components["responses"]["404-TICKET_UNKNOWN"];
            408: components["responses"]["408-BODY_TOO_SLOW"];
            409: components["responses"]["409-TICKET_ILLEGAL_MOVE"];
            413: components["responses"]["413-BODY_TOO_LARGE"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            422: components["responses"]["422-INVALID"];
            429: components["responses"]["429-RATE_LIMITED"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    kitchenPutBack: {
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
                     *       "version": 3,
                     *       "cancelled": false,
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
                     *           "station": "oven",
                     *           "ready": false
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
            400: components["responses"]["400-ADDRESS_MALFORMED-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED-ORIGIN_WRONG"];
            404: components["responses"]["404-TICKET_UNKNOWN"];
            408: components["responses"]["408-BODY_TOO_SLOW"];
            409: components["responses"]["409-TICKET_ILLEGAL_MOVE"];
            413: components["responses"]["413-BODY_TOO_LARGE"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            422: components["responses"]["422-INVALID"];
            429: components["responses"]["429-RATE_LIMITED"];
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
        requestBody?: {
            content: {
                "application/json": {
                    station?: string | null;
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
                     *       "orderId": "01a2191d-b01b-7e95-865a-0e4a27b0c412",
                     *       "number": 42,
                     *       "service": {
                     *         "kind": "table",
                     *         "table": "7"
                     *       },
                     *       "state": "queued",
                     *       "version": 3,
                     *       "cancelled": false,
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
                     *           "station": "oven",
                     *           "ready": false
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
            400: components["responses"]["400-ADDRESS_MALFORMED-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED-ORIGIN_WRONG"];
            404: components["responses"]["404-TICKET_UNKNOWN"];
            408: components["responses"]["408-BODY_TOO_SLOW"];
            409: components["responses"]["409-TICKET_ILLEGAL_MOVE"];
            413: components["responses"]["413-BODY_TOO_LARGE"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            422: components["responses"]["422-INVALID-IDEMPOTENCY_KEY_REUSED-TICKET_STATION_UNKNOWN"];
            429: components["responses"]["429-RATE_LIMITED"];
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
                     *       "version": 3,
                     *       "cancelled": false,
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
                     *           "station": "oven",
                     *           "ready": false
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
            400: components["responses"]["400-ADDRESS_MALFORMED-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED-ORIGIN_WRONG"];
            404: components["responses"]["404-TICKET_UNKNOWN"];
            408: components["responses"]["408-BODY_TOO_SLOW"];
            409: components["responses"]["409-TICKET_ILLEGAL_MOVE"];
            413: components["responses"]["413-BODY_TOO_LARGE"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            422: components["responses"]["422-INVALID"];
            429: components["responses"]["429-RATE_LIMITED"];
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
                     *       "name": "Da Ada",
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
                        name: string | null;
                        open: components["schemas"]["Opening"];
                    };
                    /**
                     * @example event: snapshot
                     *     id: Zk3v_Q1w-0
                     *     data: {}
                     *
                     *     event: change
                     *     id: Zk3v_Q1w-1
                     *     data: {"set":{}}
                     */
                    "text/event-stream": string;
                };
            };
            /** @description What the `ETag` in `If-None-Match` stands for is still the answer. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["401-CREDENTIALS_INVALID"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            422: components["responses"]["422-INVALID"];
            429: components["responses"]["429-RATE_LIMITED"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    apiNodes: {
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
                     *           "id": "kitchen1-4711-0a1b2c",
                     *           "services": [
                     *             "kitchen"
                     *           ],
                     *           "isAvailable": true,
                     *           "cpu": 12,
                     *           "memory": 148000000,
                     *           "uptime": 86400,
                     *           "version": "0.1.0"
                     *         }
                     *       ],
                     *       "missing": []
                     *     }
                     */
                    "application/json": {
                        items: {
                            cpu: number | null;
                            id: string;
                            isAvailable: boolean;
                            memory: number | null;
                            services: string[];
                            uptime: number | null;
                            version: string | null;
                        }[];
                        missing: string[];
                    };
                };
            };
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            422: components["responses"]["422-INVALID"];
            429: components["responses"]["429-RATE_LIMITED"];
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
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            429: components["responses"]["429-RATE_LIMITED"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    orderSearch: {
        parameters: {
            query?: {
                after?: string;
                customerId?: string;
                day?: string;
                from?: string;
                limit?: number;
                name?: string;
                number?: number;
                status?: "pending" | "waiting_for_payment" | "paid" | "preparing" | "cooked" | "completed" | "cancelled";
                to?: string;
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
                     *           "id": "01a2191d-b01b-7e95-865a-0e4a27b0c412",
                     *           "number": 42,
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
                     *               "reason": null,
                     *               "who": null
                     *             }
                     *           ],
                     *           "createdAt": "2026-11-26T18:28:25.801Z",
                     *           "updatedAt": "2026-11-26T18:28:25.801Z",
                     *           "day": "2026-11-26",
                     *           "disputes": [],
                     *           "trace_id": "0af7651916cd43dd8448eb211c80319c"
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": {
                        items: {
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
                            day: string | null;
                            disputes: {
                                amount: number;
                                id: string;
                                reason: string;
                                status: string;
                            }[];
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
                                /** @enum {string} */
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
                            /** @enum {string} */
                            status: "pending" | "waiting_for_payment" | "paid" | "preparing" | "cooked" | "completed" | "cancelled";
                            subtotal: number;
                            taxes: components["schemas"]["Tax"][];
                            timeline: {
                                at: string;
                                /** @enum {string} */
                                by: "customer" | "staff" | "payment" | "kitchen" | "sweep";
                                reason: string | null;
                                /** @enum {string} */
                                status: "pending" | "waiting_for_payment" | "paid" | "preparing" | "cooked" | "completed" | "cancelled";
                                who: string | null;
                            }[];
                            tip: number;
                            total: number;
                            trace_id: string | null;
                            updatedAt: string;
                            wanted: string;
                        }[];
                        next: string | null;
                    };
                };
            };
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            422: components["responses"]["422-INVALID-CURSOR_INVALID"];
            429: components["responses"]["429-RATE_LIMITED"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
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
                    /**
                     * @example event: snapshot
                     *     id: Zk3v_Q1w-0
                     *     data: {}
                     *
                     *     event: change
                     *     id: Zk3v_Q1w-1
                     *     data: {"set":{}}
                     */
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["400-ADDRESS_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED"];
            404: components["responses"]["404-ORDER_UNKNOWN"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            422: components["responses"]["422-INVALID"];
            429: components["responses"]["429-RATE_LIMITED"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    orderHandOver: {
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
                     *       "id": "01a2191d-b01b-7e95-865a-0e4a27b0c412",
                     *       "number": 42,
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
                     *       "status": "completed",
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
                     *           "reason": null,
                     *           "who": null
                     *         }
                     *       ],
                     *       "createdAt": "2026-11-26T18:28:25.801Z",
                     *       "updatedAt": "2026-11-26T18:28:25.801Z",
                     *       "day": "2026-11-26",
                     *       "disputes": [],
                     *       "trace_id": "0af7651916cd43dd8448eb211c80319c"
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
                        day: string | null;
                        disputes: {
                            amount: number;
                            id: string;
                            reason: string;
                            status: string;
                        }[];
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
                            /** @enum {string} */
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
                        /** @enum {string} */
                        status: "pending" | "waiting_for_payment" | "paid" | "preparing" | "cooked" | "completed" | "cancelled";
                        subtotal: number;
                        taxes: components["schemas"]["Tax"][];
                        timeline: {
                            at: string;
                            /** @enum {string} */
                            by: "customer" | "staff" | "payment" | "kitchen" | "sweep";
                            reason: string | null;
                            /** @enum {string} */
                            status: "pending" | "waiting_for_payment" | "paid" | "preparing" | "cooked" | "completed" | "cancelled";
                            who: string | null;
                        }[];
                        tip: number;
                        total: number;
                        trace_id: string | null;
                        updatedAt: string;
                        wanted: string;
                    };
                };
            };
            400: components["responses"]["400-ADDRESS_MALFORMED-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED-ORIGIN_WRONG"];
            404: components["responses"]["404-ORDER_UNKNOWN"];
            408: components["responses"]["408-BODY_TOO_SLOW"];
            /**
             * @description `ORDER_ILLEGAL_MOVE`: for example a customer's cancel of what is on the stove, or anybody's of what was handed over
             *
             *     `ORDER_CANCELLED`: the order is cancelled
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "ORDER_ILLEGAL_MOVE" | "ORDER_CANCELLED";
                    };
                };
            };
            413: components["responses"]["413-BODY_TOO_LARGE"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            422: components["responses"]["422-INVALID"];
            429: components["responses"]["429-RATE_LIMITED"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    orderDetails: {
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
                     *       "number": 42,
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
                     *           "reason": null,
                     *           "who": null
                     *         }
                     *       ],
                     *       "createdAt": "2026-11-26T18:28:25.801Z",
                     *       "updatedAt": "2026-11-26T18:28:25.801Z",
                     *       "day": "2026-11-26",
                     *       "disputes": [],
                     *       "trace_id": "0af7651916cd43dd8448eb211c80319c"
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
                        day: string | null;
                        disputes: {
                            amount: number;
                            id: string;
                            reason: string;
                            status: string;
                        }[];
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
                            /** @enum {string} */
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
                        /** @enum {string} */
                        status: "pending" | "waiting_for_payment" | "paid" | "preparing" | "cooked" | "completed" | "cancelled";
                        subtotal: number;
                        taxes: components["schemas"]["Tax"][];
                        timeline: {
                            at: string;
                            /** @enum {string} */
                            by: "customer" | "staff" | "payment" | "kitchen" | "sweep";
                            reason: string | null;
                            /** @enum {string} */
                            status: "pending" | "waiting_for_payment" | "paid" | "preparing" | "cooked" | "completed" | "cancelled";
                            who: string | null;
                        }[];
                        tip: number;
                        total: number;
                        trace_id: string | null;
                        updatedAt: string;
                        wanted: string;
                    };
                };
            };
            400: components["responses"]["400-ADDRESS_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED"];
            404: components["responses"]["404-ORDER_UNKNOWN"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            422: components["responses"]["422-INVALID"];
            429: components["responses"]["429-RATE_LIMITED"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    paymentFind: {
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
                     *       "orderId": "01a2191d-b01b-7e95-865a-0e4a27b0c412",
                     *       "captured": 2700,
                     *       "refunded": 0,
                     *       "currency": "eur",
                     *       "refunds": [],
                     *       "amount": 2700,
                     *       "session": {
                     *         "status": "paid",
                     *         "id": "cs_live_1",
                     *         "url": null
                     *       },
                     *       "intent": "pi_1",
                     *       "closing": "no",
                     *       "refusal": null,
                     *       "settled": true,
                     *       "dueAt": null
                     *     }
                     */
                    "application/json": {
                        amount: number;
                        captured: number;
                        /** @enum {string} */
                        closing: "no" | "deadline" | "refused" | "cancelled";
                        currency: string;
                        dueAt: string | null;
                        intent: string | null;
                        orderId: string;
                        refunded: number;
                        refunds: {
                            amount: number;
                            failure?: string;
                            id: string;
                            lines?: {
                                amount: number;
                                line: number;
                                quantity: number;
                            }[];
                            reason: string;
                            /** @constant */
                            restock?: true;
                            restocked?: {
                                line: number;
                                quantity: number;
                            }[];
                            /** @enum {string} */
                            state: "requested" | "pending" | "succeeded" | "failed";
                            /** @constant */
                            surplus?: true;
                            /** @constant */
                            tip?: true;
                            who?: string;
                        }[];
                        refusal: string | null;
                        session: {
                            id: string | null;
                            status: string;
                            url: string | null;
                        };
                        settled: boolean;
                    };
                };
            };
            400: components["responses"]["400-ADDRESS_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED"];
            404: components["responses"]["404-PAYMENT_UNKNOWN"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            422: components["responses"]["422-INVALID"];
            429: components["responses"]["429-RATE_LIMITED"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    paymentRefund: {
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
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "lines": [
                 *         {
                 *           "line": 0,
                 *           "quantity": 1
                 *         }
                 *       ],
                 *       "reason": "cold"
                 *     }
                 */
                "application/json": {
                    amount?: number;
                    lines?: {
                        line: number;
                        quantity: number;
                    }[];
                    reason?: string;
                    /** @constant */
                    restock?: true;
                    /** @constant */
                    tip?: true;
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
                     *       "orderId": "01a2191d-b01b-7e95-865a-0e4a27b0c412",
                     *       "captured": 2700,
                     *       "refunded": 0,
                     *       "currency": "eur",
                     *       "refunds": [
                     *         {
                     *           "id": "8b1f6f2d5b8b4a0f",
                     *           "amount": 1300,
                     *           "state": "requested",
                     *           "reason": "cold",
                     *           "lines": [
                     *             {
                     *               "line": 0,
                     *               "quantity": 1,
                     *               "amount": 1300
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        captured: number;
                        currency: string;
                        orderId: string;
                        refunded: number;
                        refunds: {
                            amount: number;
                            failure?: string;
                            id: string;
                            lines?: {
                                amount: number;
                                line: number;
                                quantity: number;
                            }[];
                            reason: string;
                            /** @constant */
                            restock?: true;
                            restocked?: {
                                line: number;
                                quantity: number;
                            }[];
                            /** @enum {string} */
                            state: "requested" | "pending" | "succeeded" | "failed";
                            /** @constant */
                            surplus?: true;
                            /** @constant */
                            tip?: true;
                            who?: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["400-ADDRESS_MALFORMED-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED-ORIGIN_WRONG"];
            404: components["responses"]["404-PAYMENT_UNKNOWN"];
            408: components["responses"]["408-BODY_TOO_SLOW"];
            /**
             * @description `REFUND_TOO_MUCH`: more than is left of the order's money, in minor units; `amount` is 0 where all was asked for and nothing is left
             *
             *     `REFUNDS_TOO_MANY`: an order may have 50 refunds asked for
             *
             *     `REFUND_UNITS_GONE`: more units of a line than do not go back already
             *
             *     `REFUND_TIP_GONE`: the tip goes back already, or there was none
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "REFUND_TOO_MUCH" | "REFUNDS_TOO_MANY" | "REFUND_UNITS_GONE" | "REFUND_TIP_GONE";
                    };
                };
            };
            413: components["responses"]["413-BODY_TOO_LARGE"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            /**
             * @description `INVALID`: a field is missing, unknown or of the wrong kind: see `errors[]`
             *
             *     `IDEMPOTENCY_KEY_REUSED`: the same `Idempotency-Key` with another body (an order of other lines or another total, a cancel with another reason), the same refund id with another amount or other units, or the same `movementId` with another item or quantity
             *
             *     `REFUND_CHOICE`: an `amount` with `lines` or `tip`, or `restock` without `lines`
             *
             *     `REFUND_NOTHING`: no line and no tip is named, or only what was free
             *
             *     `REFUND_LINE_UNKNOWN`: the order has fewer lines; they count from 0
             *
             *     `REFUND_LINE_TWICE`: a line is named twice
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "INVALID" | "IDEMPOTENCY_KEY_REUSED" | "REFUND_CHOICE" | "REFUND_NOTHING" | "REFUND_LINE_UNKNOWN" | "REFUND_LINE_TWICE";
                    };
                };
            };
            429: components["responses"]["429-RATE_LIMITED"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    stockPause: {
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
                 *       "until": "2026-11-26T19:00:00.000Z"
                 *     }
                 */
                "application/json": {
                    until: string | null;
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
                     *       "open": {
                     *         "isOpen": false,
                     *         "opensAt": null,
                     *         "closesAt": "2026-11-27T00:00:00.000Z",
                     *         "lastOrderAt": "2026-11-26T23:30:00.000Z",
                     *         "pausedUntil": "2026-11-26T19:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        open: components["schemas"]["Opening"];
                    };
                };
            };
            400: components["responses"]["400-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED-ORIGIN_WRONG"];
            408: components["responses"]["408-BODY_TOO_SLOW"];
            413: components["responses"]["413-BODY_TOO_LARGE"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            /**
             * @description `INVALID`: a field is missing, unknown or of the wrong kind: see `errors[]`
             *
             *     `PAUSE_PAST`: a pause would end in the past: see `errors[]`
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "INVALID" | "PAUSE_PAST";
                    };
                };
            };
            429: components["responses"]["429-RATE_LIMITED"];
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
            400: components["responses"]["400-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_INVALID"];
            408: components["responses"]["408-BODY_TOO_SLOW"];
            /**
             * @description `STOCK_INSUFFICIENT`: not enough left, of a dish or of what it uses; nothing is held
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
                        /** @enum {string} */
                        code?: "STOCK_INSUFFICIENT" | "SHOP_CLOSED" | "PAUSED" | "SLOT_FULL";
                    };
                };
            };
            413: components["responses"]["413-BODY_TOO_LARGE"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
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
                        /** @enum {string} */
                        code?: "INVALID" | "LINE_QUANTITY" | "ITEM_UNKNOWN" | "OPTIONS_INVALID" | "TOTAL_NOT_CHARGEABLE" | "TIP_INVALID" | "SLOT_UNKNOWN";
                    };
                };
            };
            429: components["responses"]["429-RATE_LIMITED"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    paymentCompare: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
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
                     *       "from": "2026-11-25T18:26:25.801Z",
                     *       "to": "2026-11-26T18:26:25.801Z",
                     *       "orders": 214,
                     *       "differences": []
                     *     }
                     */
                    "application/json": {
                        differences: {
                            orderId: string;
                            repair: string;
                            repaired?: string;
                            what: string;
                        }[];
                        from: string;
                        orders: number;
                        to: string;
                    };
                };
            };
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED"];
            409: components["responses"]["409-RECONCILE_RUNNING"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            422: components["responses"]["422-INVALID-RECONCILE_SPAN-RECONCILE_TOO_MUCH"];
            429: components["responses"]["429-RATE_LIMITED"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    paymentReconcile: {
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
                 *       "repair": true
                 *     }
                 */
                "application/json": {
                    from?: string;
                    repair?: boolean;
                    to?: string;
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
                     *       "from": "2026-11-25T18:26:25.801Z",
                     *       "to": "2026-11-26T18:26:25.801Z",
                     *       "orders": 214,
                     *       "differences": []
                     *     }
                     */
                    "application/json": {
                        differences: {
                            orderId: string;
                            repair: string;
                            repaired?: string;
                            what: string;
                        }[];
                        from: string;
                        orders: number;
                        to: string;
                    };
                };
            };
            400: components["responses"]["400-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED-ORIGIN_WRONG"];
            408: components["responses"]["408-BODY_TOO_SLOW"];
            409: components["responses"]["409-RECONCILE_RUNNING"];
            413: components["responses"]["413-BODY_TOO_LARGE"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            422: components["responses"]["422-INVALID-RECONCILE_SPAN-RECONCILE_TOO_MUCH"];
            429: components["responses"]["429-RATE_LIMITED"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    orderReport: {
        parameters: {
            query?: {
                day?: string;
                format?: "json" | "csv";
                from?: string;
                number?: number;
                to?: string;
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
                     *       "kind": "X",
                     *       "number": null,
                     *       "from": "2026-11-26T03:00:00.000Z",
                     *       "until": "2026-11-27T03:00:00.000Z",
                     *       "madeAt": "2026-11-26T18:31:07.112Z",
                     *       "money": [
                     *         {
                     *           "currency": "eur",
                     *           "orders": 1,
                     *           "paid": 2700,
                     *           "tips": 100,
                     *           "refunds": 0,
                     *           "refunded": 0,
                     *           "tipsRefunded": 0,
                     *           "returned": 0,
                     *           "rates": [
                     *             {
                     *               "rate": 700,
                     *               "included": true,
                     *               "gross": 2600,
                     *               "net": 2430,
                     *               "tax": 170,
                     *               "refunded": 0,
                     *               "refundedTax": 0
                     *             }
                     *           ],
                     *           "categories": [
                     *             {
                     *               "category": "Pizza",
                     *               "units": 2,
                     *               "gross": 2600
                     *             }
                     *           ],
                     *           "hours": [
                     *             {
                     *               "hour": 19,
                     *               "orders": 1,
                     *               "paid": 2700,
                     *               "refunded": 0
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "cancellations": []
                     *     }
                     */
                    "application/json": {
                        cancellations: {
                            by: string;
                            orders: number;
                            reason: string;
                        }[];
                        from: string | null;
                        /** @enum {string} */
                        kind: "X" | "Z";
                        madeAt: string;
                        money: {
                            categories: {
                                category: string;
                                gross: number;
                                units: number;
                            }[];
                            currency: string;
                            hours: {
                                hour: number;
                                orders: number;
                                paid: number;
                                refunded: number;
                            }[];
                            orders: number;
                            paid: number;
                            rates: {
                                gross: number;
                                included: boolean;
                                net: number;
                                rate: number;
                                refunded: number;
                                refundedTax: number;
                                tax: number;
                            }[];
                            refunded: number;
                            refunds: number;
                            returned: number;
                            tips: number;
                            tipsRefunded: number;
                        }[];
                        number: number | null;
                        until: string;
                    } | {
                        cancellations: {
                            by: string;
                            orders: number;
                            reason: string;
                        }[];
                        differences: {
                            orderId: string;
                            what: string;
                        }[];
                        differing: number;
                        from: string | null;
                        /** @enum {string} */
                        kind: "Z";
                        madeAt: string;
                        money: {
                            categories: {
                                category: string;
                                gross: number;
                                units: number;
                            }[];
                            currency: string;
                            hours: {
                                hour: number;
                                orders: number;
                                paid: number;
                                refunded: number;
                            }[];
                            orders: number;
                            paid: number;
                            rates: {
                                gross: number;
                                included: boolean;
                                net: number;
                                rate: number;
                                refunded: number;
                                refundedTax: number;
                                tax: number;
                            }[];
                            refunded: number;
                            refunds: number;
                            returned: number;
                            tips: number;
                            tipsRefunded: number;
                        }[];
                        number: number;
                        until: string;
                    } | {
                        csv: string;
                    };
                };
            };
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED"];
            /** @description `REPORT_UNKNOWN`: there is no Z report of this number, or it is not closed yet */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "REPORT_UNKNOWN";
                    };
                };
            };
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            /**
             * @description `INVALID`: a field is missing, unknown or of the wrong kind: see `errors[]`
             *
             *     `REPORT_SPAN`: `day`, `from`, `to` and `number` name no span, or too many
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "INVALID" | "REPORT_SPAN";
                    };
                };
            };
            429: components["responses"]["429-RATE_LIMITED"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    orderCloseDay: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @enum {string} */
                    format?: "json" | "csv";
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
                     *       "kind": "Z",
                     *       "number": 7,
                     *       "from": "2026-11-26T03:00:00.000Z",
                     *       "until": "2026-11-27T03:00:00.000Z",
                     *       "madeAt": "2026-11-26T18:31:07.112Z",
                     *       "money": [
                     *         {
                     *           "currency": "eur",
                     *           "orders": 1,
                     *           "paid": 2700,
                     *           "tips": 100,
                     *           "refunds": 0,
                     *           "refunded": 0,
                     *           "tipsRefunded": 0,
                     *           "returned": 0,
                     *           "rates": [
                     *             {
                     *               "rate": 700,
                     *               "included": true,
                     *               "gross": 2600,
                     *               "net": 2430,
                     *               "tax": 170,
                     *               "refunded": 0,
                     *               "refundedTax": 0
                     *             }
                     *           ],
                     *           "categories": [
                     *             {
                     *               "category": "Pizza",
                     *               "units": 2,
                     *               "gross": 2600
                     *             }
                     *           ],
                     *           "hours": [
                     *             {
                     *               "hour": 19,
                     *               "orders": 1,
                     *               "paid": 2700,
                     *               "refunded": 0
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "cancellations": [],
                     *       "differing": 0,
                     *       "differences": []
                     *     }
                     */
                    "application/json": {
                        cancellations: {
                            by: string;
                            orders: number;
                            reason: string;
                        }[];
                        differences: {
                            orderId: string;
                            what: string;
                        }[];
                        differing: number;
                        from: string | null;
                        /** @enum {string} */
                        kind: "Z";
                        madeAt: string;
                        money: {
                            categories: {
                                category: string;
                                gross: number;
                                units: number;
                            }[];
                            currency: string;
                            hours: {
                                hour: number;
                                orders: number;
                                paid: number;
                                refunded: number;
                            }[];
                            orders: number;
                            paid: number;
                            rates: {
                                gross: number;
                                included: boolean;
                                net: number;
                                rate: number;
                                refunded: number;
                                refundedTax: number;
                                tax: number;
                            }[];
                            refunded: number;
                            refunds: number;
                            returned: number;
                            tips: number;
                            tipsRefunded: number;
                        }[];
                        number: number;
                        until: string;
                    } | {
                        csv: string;
                    };
                };
            };
            400: components["responses"]["400-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED-ORIGIN_WRONG"];
            408: components["responses"]["408-BODY_TOO_SLOW"];
            /** @description `DAY_EMPTY`: nothing happened that is in no Z report yet, so none is made */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "DAY_EMPTY";
                    };
                };
            };
            413: components["responses"]["413-BODY_TOO_LARGE"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            422: components["responses"]["422-INVALID"];
            429: components["responses"]["429-RATE_LIMITED"];
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
                     *       "expiresAt": "2026-12-26T18:28:25.801Z",
                     *       "url": "https://shop.example.com",
                     *       "traces": "https://traces.example.com/trace/{trace_id}"
                     *     }
                     */
                    "application/json": {
                        expiresAt: string | null;
                        roles: ("kitchen" | "counter" | "manager" | "ops")[];
                        traces: string | null;
                        url: string;
                        who: string;
                    };
                };
            };
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            422: components["responses"]["422-INVALID"];
            429: components["responses"]["429-RATE_LIMITED"];
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
            400: components["responses"]["400-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_INVALID"];
            408: components["responses"]["408-BODY_TOO_SLOW"];
            413: components["responses"]["413-BODY_TOO_LARGE"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            422: components["responses"]["422-INVALID"];
            429: components["responses"]["429-RATE_LIMITED"];
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
            400: components["responses"]["400-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED-ORIGIN_WRONG"];
            408: components["responses"]["408-BODY_TOO_SLOW"];
            413: components["responses"]["413-BODY_TOO_LARGE"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            422: components["responses"]["422-INVALID"];
            429: components["responses"]["429-RATE_LIMITED"];
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
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            422: components["responses"]["422-INVALID"];
            429: components["responses"]["429-RATE_LIMITED"];
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
            400: components["responses"]["400-ADDRESS_MALFORMED-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED-ORIGIN_WRONG"];
            /** @description `SESSION_UNKNOWN`: there is no session of this id, or it was ended */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "SESSION_UNKNOWN";
                    };
                };
            };
            408: components["responses"]["408-BODY_TOO_SLOW"];
            413: components["responses"]["413-BODY_TOO_LARGE"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            422: components["responses"]["422-INVALID"];
            429: components["responses"]["429-RATE_LIMITED"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    stockShelf: {
        parameters: {
            query?: {
                archived?: boolean;
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
                     *           "id": "margherita",
                     *           "name": "Pizza Margherita",
                     *           "category": "Pizza",
                     *           "price": 950,
                     *           "currency": "eur",
                     *           "isDish": true,
                     *           "units": 40,
                     *           "available": 40,
                     *           "soldOut": false
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        items: {
                            available: number | null;
                            category: string;
                            currency: string;
                            id: string;
                            isDish: boolean;
                            name: string;
                            price: number;
                            soldOut: boolean;
                            units: number | null;
                        }[];
                    };
                };
            };
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            422: components["responses"]["422-INVALID"];
            429: components["responses"]["429-RATE_LIMITED"];
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
            401: components["responses"]["401-CREDENTIALS_INVALID"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            422: components["responses"]["422-INVALID"];
            429: components["responses"]["429-RATE_LIMITED"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    orderToday: {
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
                     *       "day": "2026-11-26",
                     *       "from": "2026-11-26T03:00:00.000Z",
                     *       "currency": "eur",
                     *       "takings": 2700,
                     *       "tips": 100,
                     *       "refunded": 0,
                     *       "orders": 2,
                     *       "byStatus": {
                     *         "pending": 0,
                     *         "waiting_for_payment": 1,
                     *         "paid": 0,
                     *         "preparing": 1,
                     *         "cooked": 0,
                     *         "completed": 0,
                     *         "cancelled": 0
                     *       },
                     *       "hours": [
                     *         {
                     *           "hour": 19,
                     *           "orders": 1,
                     *           "paid": 2700
                     *         }
                     *       ],
                     *       "promise": {
                     *         "kept": 0,
                     *         "late": 0
                     *       }
                     *     }
                     */
                    "application/json": {
                        byStatus: {
                            cancelled: number;
                            completed: number;
                            cooked: number;
                            paid: number;
                            pending: number;
                            preparing: number;
                            waiting_for_payment: number;
                        };
                        currency: string | null;
                        day: string;
                        from: string;
                        hours: {
                            hour: number;
                            orders: number;
                            paid: number;
                        }[];
                        orders: number;
                        promise: {
                            kept: number;
                            late: number;
                        };
                        refunded: number;
                        takings: number;
                        tips: number;
                    };
                };
            };
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            422: components["responses"]["422-INVALID"];
            429: components["responses"]["429-RATE_LIMITED"];
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
                        /** @enum {string} */
                        code?: "WEBHOOK_SIGNATURE" | "WEBHOOK_MALFORMED" | "BODY_MALFORMED";
                    };
                };
            };
            408: components["responses"]["408-BODY_TOO_SLOW"];
            413: components["responses"]["413-BODY_TOO_LARGE"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            /** @description `BODY_ENCODING`: the body has a content encoding that we do not read */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "BODY_ENCODING";
                    };
                };
            };
            422: components["responses"]["422-INVALID"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    webhooksList: {
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
                     *           "id": "01a2191d-c3d4-7aaa-8eee-0e4a27b0c412",
                     *           "url": "https://pos.example/comanda",
                     *           "events": [
                     *             "order.paid",
                     *             "order.cancelled"
                     *           ],
                     *           "description": "the till",
                     *           "disabled": null,
                     *           "oldSecretUntil": null,
                     *           "createdAt": "2026-11-26T18:28:25.801Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Webhook"][];
                    };
                };
            };
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            422: components["responses"]["422-INVALID"];
            429: components["responses"]["429-RATE_LIMITED"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    webhooksCreate: {
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
                 *       "url": "https://pos.example/comanda",
                 *       "events": [
                 *         "order.paid",
                 *         "order.cancelled"
                 *       ],
                 *       "description": "the till"
                 *     }
                 */
                "application/json": {
                    /** @description a text of at most 200 characters, without line breaks, control or direction characters */
                    description?: string;
                    events: ("order.created" | "order.paid" | "order.cooked" | "order.completed" | "order.cancelled" | "order.refunded")[];
                    url: string;
                };
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    /** @description Where it is. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01a2191d-c3d4-7aaa-8eee-0e4a27b0c412",
                     *       "url": "https://pos.example/comanda",
                     *       "events": [
                     *         "order.paid",
                     *         "order.cancelled"
                     *       ],
                     *       "description": "the till",
                     *       "disabled": null,
                     *       "oldSecretUntil": null,
                     *       "createdAt": "2026-11-26T18:28:25.801Z",
                     *       "secret": "whsec_c2VjcmV0IHNlY3JldCBzZWNyZXQgc2VjcmV0IDEyMzQ="
                     *     }
                     */
                    "application/json": {
                        createdAt: string;
                        description: string | null;
                        disabled: {
                            at: string;
                            reason: string;
                        } | null;
                        events: ("order.created" | "order.paid" | "order.cooked" | "order.completed" | "order.cancelled" | "order.refunded")[];
                        id: string;
                        oldSecretUntil: string | null;
                        secret: string;
                        url: string;
                    };
                };
            };
            400: components["responses"]["400-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED-ORIGIN_WRONG"];
            408: components["responses"]["408-BODY_TOO_SLOW"];
            /** @description `WEBHOOKS_TOO_MANY`: there are as many webhooks as may be */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "WEBHOOKS_TOO_MANY";
                    };
                };
            };
            413: components["responses"]["413-BODY_TOO_LARGE"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            /**
             * @description `INVALID`: a field is missing, unknown or of the wrong kind: see `errors[]`
             *
             *     `WEBHOOK_URL`: a webhook's `url` is no https address, has a user, password or fragment, cannot be looked up, or leads to a private or reserved network: see `errors[]`
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "INVALID" | "WEBHOOK_URL";
                    };
                };
            };
            429: components["responses"]["429-RATE_LIMITED"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    webhooksGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                endpointId: string;
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
                     *       "id": "01a2191d-c3d4-7aaa-8eee-0e4a27b0c412",
                     *       "url": "https://pos.example/comanda",
                     *       "events": [
                     *         "order.paid",
                     *         "order.cancelled"
                     *       ],
                     *       "description": "the till",
                     *       "disabled": null,
                     *       "oldSecretUntil": null,
                     *       "createdAt": "2026-11-26T18:28:25.801Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["400-ADDRESS_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED"];
            404: components["responses"]["404-WEBHOOK_UNKNOWN"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            422: components["responses"]["422-INVALID"];
            429: components["responses"]["429-RATE_LIMITED"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    webhooksRemove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                endpointId: string;
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
                     *       "id": "01a2191d-c3d4-7aaa-8eee-0e4a27b0c412"
                     *     }
                     */
                    "application/json": {
                        id: string;
                    };
                };
            };
            400: components["responses"]["400-ADDRESS_MALFORMED-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED-ORIGIN_WRONG"];
            404: components["responses"]["404-WEBHOOK_UNKNOWN"];
            408: components["responses"]["408-BODY_TOO_SLOW"];
            413: components["responses"]["413-BODY_TOO_LARGE"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            422: components["responses"]["422-INVALID"];
            429: components["responses"]["429-RATE_LIMITED"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    webhooksDeliveries: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                state?: "waiting" | "delivered" | "failed";
            };
            header?: never;
            path: {
                endpointId: string;
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
                     *           "id": "msg_q3XpJ2c1mUuVh0fT8sYw5kLzR7aB9dEn",
                     *           "type": "order.paid",
                     *           "orderId": "01a2191d-b01b-7e95-865a-0e4a27b0c412",
                     *           "state": "waiting",
                     *           "tries": 1,
                     *           "nextTryAt": "2026-11-26T18:31:12.400Z",
                     *           "last": {
                     *             "at": "2026-11-26T18:31:07.112Z",
                     *             "status": 500,
                     *             "error": "it answered 500",
                     *             "ms": 41,
                     *             "answer": "oops"
                     *           },
                     *           "createdAt": "2026-11-26T18:31:07.112Z"
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Delivery"][];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["400-ADDRESS_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED"];
            404: components["responses"]["404-WEBHOOK_UNKNOWN"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            422: components["responses"]["422-INVALID-CURSOR_INVALID"];
            429: components["responses"]["429-RATE_LIMITED"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    webhooksReplayDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deliveryId: string;
                endpointId: string;
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
                     *       "id": "msg_q3XpJ2c1mUuVh0fT8sYw5kLzR7aB9dEn",
                     *       "type": "order.paid",
                     *       "orderId": "01a2191d-b01b-7e95-865a-0e4a27b0c412",
                     *       "state": "waiting",
                     *       "tries": 0,
                     *       "nextTryAt": "2026-11-26T18:31:07.112Z",
                     *       "last": {
                     *         "at": "2026-11-26T18:31:07.112Z",
                     *         "status": 500,
                     *         "error": "it answered 500",
                     *         "ms": 41,
                     *         "answer": "oops"
                     *       },
                     *       "createdAt": "2026-11-26T18:31:07.112Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            400: components["responses"]["400-ADDRESS_MALFORMED-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED-ORIGIN_WRONG"];
            /**
             * @description `WEBHOOK_UNKNOWN`: there is no webhook of this id
             *
             *     `DELIVERY_UNKNOWN`: there is no such delivery to this webhook, or it was over 30 days ago
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "WEBHOOK_UNKNOWN" | "DELIVERY_UNKNOWN";
                    };
                };
            };
            408: components["responses"]["408-BODY_TOO_SLOW"];
            409: components["responses"]["409-WEBHOOK_DISABLED"];
            413: components["responses"]["413-BODY_TOO_LARGE"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            422: components["responses"]["422-INVALID"];
            429: components["responses"]["429-RATE_LIMITED"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    webhooksEnable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                endpointId: string;
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
                     *       "id": "01a2191d-c3d4-7aaa-8eee-0e4a27b0c412",
                     *       "url": "https://pos.example/comanda",
                     *       "events": [
                     *         "order.paid",
                     *         "order.cancelled"
                     *       ],
                     *       "description": "the till",
                     *       "disabled": null,
                     *       "oldSecretUntil": null,
                     *       "createdAt": "2026-11-26T18:28:25.801Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["400-ADDRESS_MALFORMED-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED-ORIGIN_WRONG"];
            404: components["responses"]["404-WEBHOOK_UNKNOWN"];
            408: components["responses"]["408-BODY_TOO_SLOW"];
            413: components["responses"]["413-BODY_TOO_LARGE"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            422: components["responses"]["422-INVALID"];
            429: components["responses"]["429-RATE_LIMITED"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    webhooksReplayEvents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "from": "2026-11-26T18:00:00.000Z",
                 *       "state": "failed"
                 *     }
                 */
                "application/json": {
                    after?: string;
                    /** @description a UTC time to the millisecond, such as 2026-01-31T18:00:00.000Z */
                    from: string;
                    /**
                     * @default failed
                     * @enum {string}
                     */
                    state?: "waiting" | "delivered" | "failed";
                    /** @description a UTC time to the millisecond, such as 2026-01-31T18:00:00.000Z */
                    to?: string;
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
                     *       "replayed": 12,
                     *       "next": null
                     *     }
                     */
                    "application/json": {
                        next: string | null;
                        replayed: number;
                    };
                };
            };
            400: components["responses"]["400-ADDRESS_MALFORMED-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED-ORIGIN_WRONG"];
            404: components["responses"]["404-WEBHOOK_UNKNOWN"];
            408: components["responses"]["408-BODY_TOO_SLOW"];
            409: components["responses"]["409-WEBHOOK_DISABLED"];
            413: components["responses"]["413-BODY_TOO_LARGE"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            422: components["responses"]["422-INVALID-CURSOR_INVALID"];
            429: components["responses"]["429-RATE_LIMITED"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    webhooksReplaceSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                endpointId: string;
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
                     *       "id": "01a2191d-c3d4-7aaa-8eee-0e4a27b0c412",
                     *       "url": "https://pos.example/comanda",
                     *       "events": [
                     *         "order.paid",
                     *         "order.cancelled"
                     *       ],
                     *       "description": "the till",
                     *       "disabled": null,
                     *       "oldSecretUntil": "2026-11-27T18:31:07.112Z",
                     *       "createdAt": "2026-11-26T18:28:25.801Z",
                     *       "secret": "whsec_c2VjcmV0IHNlY3JldCBzZWNyZXQgc2VjcmV0IDEyMzQ="
                     *     }
                     */
                    "application/json": {
                        createdAt: string;
                        description: string | null;
                        disabled: {
                            at: string;
                            reason: string;
                        } | null;
                        events: ("order.created" | "order.paid" | "order.cooked" | "order.completed" | "order.cancelled" | "order.refunded")[];
                        id: string;
                        oldSecretUntil: string | null;
                        secret: string;
                        url: string;
                    };
                };
            };
            400: components["responses"]["400-ADDRESS_MALFORMED-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED-ORIGIN_WRONG"];
            404: components["responses"]["404-WEBHOOK_UNKNOWN"];
            408: components["responses"]["408-BODY_TOO_SLOW"];
            413: components["responses"]["413-BODY_TOO_LARGE"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            422: components["responses"]["422-INVALID"];
            429: components["responses"]["429-RATE_LIMITED"];
            500: components["responses"]["500-INTERNAL"];
            503: components["responses"]["503-UNAVAILABLE"];
        };
    };
    webhooksTest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                endpointId: string;
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
                     *       "id": "msg_q3XpJ2c1mUuVh0fT8sYw5kLzR7aB9dEn",
                     *       "type": "webhook.test",
                     *       "orderId": null,
                     *       "state": "waiting",
                     *       "tries": 1,
                     *       "nextTryAt": "2026-11-26T18:31:12.400Z",
                     *       "last": null,
                     *       "createdAt": "2026-11-26T18:31:07.112Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            400: components["responses"]["400-ADDRESS_MALFORMED-BODY_MALFORMED"];
            401: components["responses"]["401-CREDENTIALS_MISSING-CREDENTIALS_INVALID"];
            403: components["responses"]["403-NOT_ALLOWED-ORIGIN_WRONG"];
            404: components["responses"]["404-WEBHOOK_UNKNOWN"];
            408: components["responses"]["408-BODY_TOO_SLOW"];
            409: components["responses"]["409-WEBHOOK_DISABLED"];
            413: components["responses"]["413-BODY_TOO_LARGE"];
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            415: components["responses"]["415-CONTENT_TYPE-BODY_ENCODING-BODY_CHARSET"];
            422: components["responses"]["422-INVALID"];
            429: components["responses"]["429-RATE_LIMITED"];
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
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            503: components["responses"]["503-UNAVAILABLE"];
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
            414: components["responses"]["414-ADDRESS_TOO_LONG"];
            /** @description They cannot. */
            503: {
                headers: {
                    /** @description Seconds after which another try is worth it. */
                    "Retry-After"?: number;
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "UNAVAILABLE";
                    };
                };
            };
        };
    };
    orderCancelled: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the message: the same at every try. */
                "webhook-id": string;
                /** @description Of `id.timestamp.body`: `v1,` and base64, two with a space between while a secret is replaced. */
                "webhook-signature": string;
                /** @description When this try was made, in seconds since 1970. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "order.cancelled",
                 *       "timestamp": "2026-11-26T18:31:07.112Z",
                 *       "data": {
                 *         "id": "01a2191d-b01b-7e95-865a-0e4a27b0c412",
                 *         "number": null,
                 *         "customerId": "ada",
                 *         "service": {
                 *           "kind": "table",
                 *           "table": "7"
                 *         },
                 *         "wanted": "asap",
                 *         "readyAt": null,
                 *         "status": "pending",
                 *         "lines": [
                 *           {
                 *             "itemId": "margherita",
                 *             "name": "Pizza Margherita",
                 *             "options": [
                 *               {
                 *                 "groupId": "size",
                 *                 "choiceId": "large",
                 *                 "name": "large",
                 *                 "price": 350,
                 *                 "quantity": 1
                 *               }
                 *             ],
                 *             "quantity": 2,
                 *             "unitPrice": 1300,
                 *             "total": 2600,
                 *             "tax": 170
                 *           }
                 *         ],
                 *         "subtotal": 2600,
                 *         "taxes": [
                 *           {
                 *             "rate": 700,
                 *             "included": true,
                 *             "amount": 170
                 *           }
                 *         ],
                 *         "tip": 100,
                 *         "total": 2700,
                 *         "currency": "eur",
                 *         "payBefore": "2026-11-26T18:58:25.801Z",
                 *         "refunded": 0,
                 *         "refunds": [],
                 *         "timeline": [
                 *           {
                 *             "at": "2026-11-26T18:28:25.801Z",
                 *             "status": "pending",
                 *             "by": "customer",
                 *             "reason": null
                 *           }
                 *         ],
                 *         "createdAt": "2026-11-26T18:28:25.801Z",
                 *         "updatedAt": "2026-11-26T18:28:25.801Z",
                 *         "version": 1
                 *       }
                 *     }
                 */
                "application/json": {
                    data: components["schemas"]["WebhookOrder"];
                    /** Format: date-time */
                    timestamp: string;
                    /** @constant */
                    type: "order.cancelled";
                };
            };
        };
        responses: {
            /** @description Taken. Anything else, a redirect too, or no answer within 15 s: it is sent again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody wants these any more: the webhook is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    orderCompleted: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the message: the same at every try. */
                "webhook-id": string;
                /** @description Of `id.timestamp.body`: `v1,` and base64, two with a space between while a secret is replaced. */
                "webhook-signature": string;
                /** @description When this try was made, in seconds since 1970. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "order.completed",
                 *       "timestamp": "2026-11-26T18:31:07.112Z",
                 *       "data": {
                 *         "id": "01a2191d-b01b-7e95-865a-0e4a27b0c412",
                 *         "number": null,
                 *         "customerId": "ada",
                 *         "service": {
                 *           "kind": "table",
                 *           "table": "7"
                 *         },
                 *         "wanted": "asap",
                 *         "readyAt": null,
                 *         "status": "pending",
                 *         "lines": [
                 *           {
                 *             "itemId": "margherita",
                 *             "name": "Pizza Margherita",
                 *             "options": [
                 *               {
                 *                 "groupId": "size",
                 *                 "choiceId": "large",
                 *                 "name": "large",
                 *                 "price": 350,
                 *                 "quantity": 1
                 *               }
                 *             ],
                 *             "quantity": 2,
                 *             "unitPrice": 1300,
                 *             "total": 2600,
                 *             "tax": 170
                 *           }
                 *         ],
                 *         "subtotal": 2600,
                 *         "taxes": [
                 *           {
                 *             "rate": 700,
                 *             "included": true,
                 *             "amount": 170
                 *           }
                 *         ],
                 *         "tip": 100,
                 *         "total": 2700,
                 *         "currency": "eur",
                 *         "payBefore": "2026-11-26T18:58:25.801Z",
                 *         "refunded": 0,
                 *         "refunds": [],
                 *         "timeline": [
                 *           {
                 *             "at": "2026-11-26T18:28:25.801Z",
                 *             "status": "pending",
                 *             "by": "customer",
                 *             "reason": null
                 *           }
                 *         ],
                 *         "createdAt": "2026-11-26T18:28:25.801Z",
                 *         "updatedAt": "2026-11-26T18:28:25.801Z",
                 *         "version": 1
                 *       }
                 *     }
                 */
                "application/json": {
                    data: components["schemas"]["WebhookOrder"];
                    /** Format: date-time */
                    timestamp: string;
                    /** @constant */
                    type: "order.completed";
                };
            };
        };
        responses: {
            /** @description Taken. Anything else, a redirect too, or no answer within 15 s: it is sent again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody wants these any more: the webhook is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    orderCooked: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the message: the same at every try. */
                "webhook-id": string;
                /** @description Of `id.timestamp.body`: `v1,` and base64, two with a space between while a secret is replaced. */
                "webhook-signature": string;
                /** @description When this try was made, in seconds since 1970. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "order.cooked",
                 *       "timestamp": "2026-11-26T18:31:07.112Z",
                 *       "data": {
                 *         "id": "01a2191d-b01b-7e95-865a-0e4a27b0c412",
                 *         "number": null,
                 *         "customerId": "ada",
                 *         "service": {
                 *           "kind": "table",
                 *           "table": "7"
                 *         },
                 *         "wanted": "asap",
                 *         "readyAt": null,
                 *         "status": "pending",
                 *         "lines": [
                 *           {
                 *             "itemId": "margherita",
                 *             "name": "Pizza Margherita",
                 *             "options": [
                 *               {
                 *                 "groupId": "size",
                 *                 "choiceId": "large",
                 *                 "name": "large",
                 *                 "price": 350,
                 *                 "quantity": 1
                 *               }
                 *             ],
                 *             "quantity": 2,
                 *             "unitPrice": 1300,
                 *             "total": 2600,
                 *             "tax": 170
                 *           }
                 *         ],
                 *         "subtotal": 2600,
                 *         "taxes": [
                 *           {
                 *             "rate": 700,
                 *             "included": true,
                 *             "amount": 170
                 *           }
                 *         ],
                 *         "tip": 100,
                 *         "total": 2700,
                 *         "currency": "eur",
                 *         "payBefore": "2026-11-26T18:58:25.801Z",
                 *         "refunded": 0,
                 *         "refunds": [],
                 *         "timeline": [
                 *           {
                 *             "at": "2026-11-26T18:28:25.801Z",
                 *             "status": "pending",
                 *             "by": "customer",
                 *             "reason": null
                 *           }
                 *         ],
                 *         "createdAt": "2026-11-26T18:28:25.801Z",
                 *         "updatedAt": "2026-11-26T18:28:25.801Z",
                 *         "version": 1
                 *       }
                 *     }
                 */
                "application/json": {
                    data: components["schemas"]["WebhookOrder"];
                    /** Format: date-time */
                    timestamp: string;
                    /** @constant */
                    type: "order.cooked";
                };
            };
        };
        responses: {
            /** @description Taken. Anything else, a redirect too, or no answer within 15 s: it is sent again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody wants these any more: the webhook is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    orderCreated: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the message: the same at every try. */
                "webhook-id": string;
                /** @description Of `id.timestamp.body`: `v1,` and base64, two with a space between while a secret is replaced. */
                "webhook-signature": string;
                /** @description When this try was made, in seconds since 1970. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "order.created",
                 *       "timestamp": "2026-11-26T18:31:07.112Z",
                 *       "data": {
                 *         "id": "01a2191d-b01b-7e95-865a-0e4a27b0c412",
                 *         "number": null,
                 *         "customerId": "ada",
                 *         "service": {
                 *           "kind": "table",
                 *           "table": "7"
                 *         },
                 *         "wanted": "asap",
                 *         "readyAt": null,
                 *         "status": "pending",
                 *         "lines": [
                 *           {
                 *             "itemId": "margherita",
                 *             "name": "Pizza Margherita",
                 *             "options": [
                 *               {
                 *                 "groupId": "size",
                 *                 "choiceId": "large",
                 *                 "name": "large",
                 *                 "price": 350,
                 *                 "quantity": 1
                 *               }
                 *             ],
                 *             "quantity": 2,
                 *             "unitPrice": 1300,
                 *             "total": 2600,
                 *             "tax": 170
                 *           }
                 *         ],
                 *         "subtotal": 2600,
                 *         "taxes": [
                 *           {
                 *             "rate": 700,
                 *             "included": true,
                 *             "amount": 170
                 *           }
                 *         ],
                 *         "tip": 100,
                 *         "total": 2700,
                 *         "currency": "eur",
                 *         "payBefore": "2026-11-26T18:58:25.801Z",
                 *         "refunded": 0,
                 *         "refunds": [],
                 *         "timeline": [
                 *           {
                 *             "at": "2026-11-26T18:28:25.801Z",
                 *             "status": "pending",
                 *             "by": "customer",
                 *             "reason": null
                 *           }
                 *         ],
                 *         "createdAt": "2026-11-26T18:28:25.801Z",
                 *         "updatedAt": "2026-11-26T18:28:25.801Z",
                 *         "version": 1
                 *       }
                 *     }
                 */
                "application/json": {
                    data: components["schemas"]["WebhookOrder"];
                    /** Format: date-time */
                    timestamp: string;
                    /** @constant */
                    type: "order.created";
                };
            };
        };
        responses: {
            /** @description Taken. Anything else, a redirect too, or no answer within 15 s: it is sent again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody wants these any more: the webhook is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    orderPaid: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the message: the same at every try. */
                "webhook-id": string;
                /** @description Of `id.timestamp.body`: `v1,` and base64, two with a space between while a secret is replaced. */
                "webhook-signature": string;
                /** @description When this try was made, in seconds since 1970. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "order.paid",
                 *       "timestamp": "2026-11-26T18:31:07.112Z",
                 *       "data": {
                 *         "id": "01a2191d-b01b-7e95-865a-0e4a27b0c412",
                 *         "number": null,
                 *         "customerId": "ada",
                 *         "service": {
                 *           "kind": "table",
                 *           "table": "7"
                 *         },
                 *         "wanted": "asap",
                 *         "readyAt": null,
                 *         "status": "pending",
                 *         "lines": [
                 *           {
                 *             "itemId": "margherita",
                 *             "name": "Pizza Margherita",
                 *             "options": [
                 *               {
                 *                 "groupId": "size",
                 *                 "choiceId": "large",
                 *                 "name": "large",
                 *                 "price": 350,
                 *                 "quantity": 1
                 *               }
                 *             ],
                 *             "quantity": 2,
                 *             "unitPrice": 1300,
                 *             "total": 2600,
                 *             "tax": 170
                 *           }
                 *         ],
                 *         "subtotal": 2600,
                 *         "taxes": [
                 *           {
                 *             "rate": 700,
                 *             "included": true,
                 *             "amount": 170
                 *           }
                 *         ],
                 *         "tip": 100,
                 *         "total": 2700,
                 *         "currency": "eur",
                 *         "payBefore": "2026-11-26T18:58:25.801Z",
                 *         "refunded": 0,
                 *         "refunds": [],
                 *         "timeline": [
                 *           {
                 *             "at": "2026-11-26T18:28:25.801Z",
                 *             "status": "pending",
                 *             "by": "customer",
                 *             "reason": null
                 *           }
                 *         ],
                 *         "createdAt": "2026-11-26T18:28:25.801Z",
                 *         "updatedAt": "2026-11-26T18:28:25.801Z",
                 *         "version": 1
                 *       }
                 *     }
                 */
                "application/json": {
                    data: components["schemas"]["WebhookOrder"];
                    /** Format: date-time */
                    timestamp: string;
                    /** @constant */
                    type: "order.paid";
                };
            };
        };
        responses: {
            /** @description Taken. Anything else, a redirect too, or no answer within 15 s: it is sent again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody wants these any more: the webhook is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    orderRefunded: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the message: the same at every try. */
                "webhook-id": string;
                /** @description Of `id.timestamp.body`: `v1,` and base64, two with a space between while a secret is replaced. */
                "webhook-signature": string;
                /** @description When this try was made, in seconds since 1970. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "order.refunded",
                 *       "timestamp": "2026-11-26T18:31:07.112Z",
                 *       "data": {
                 *         "id": "01a2191d-b01b-7e95-865a-0e4a27b0c412",
                 *         "number": null,
                 *         "customerId": "ada",
                 *         "service": {
                 *           "kind": "table",
                 *           "table": "7"
                 *         },
                 *         "wanted": "asap",
                 *         "readyAt": null,
                 *         "status": "pending",
                 *         "lines": [
                 *           {
                 *             "itemId": "margherita",
                 *             "name": "Pizza Margherita",
                 *             "options": [
                 *               {
                 *                 "groupId": "size",
                 *                 "choiceId": "large",
                 *                 "name": "large",
                 *                 "price": 350,
                 *                 "quantity": 1
                 *               }
                 *             ],
                 *             "quantity": 2,
                 *             "unitPrice": 1300,
                 *             "total": 2600,
                 *             "tax": 170
                 *           }
                 *         ],
                 *         "subtotal": 2600,
                 *         "taxes": [
                 *           {
                 *             "rate": 700,
                 *             "included": true,
                 *             "amount": 170
                 *           }
                 *         ],
                 *         "tip": 100,
                 *         "total": 2700,
                 *         "currency": "eur",
                 *         "payBefore": "2026-11-26T18:58:25.801Z",
                 *         "refunded": 0,
                 *         "refunds": [],
                 *         "timeline": [
                 *           {
                 *             "at": "2026-11-26T18:28:25.801Z",
                 *             "status": "pending",
                 *             "by": "customer",
                 *             "reason": null
                 *           }
                 *         ],
                 *         "createdAt": "2026-11-26T18:28:25.801Z",
                 *         "updatedAt": "2026-11-26T18:28:25.801Z",
                 *         "version": 1
                 *       }
                 *     }
                 */
                "application/json": {
                    data: components["schemas"]["WebhookOrder"];
                    /** Format: date-time */
                    timestamp: string;
                    /** @constant */
                    type: "order.refunded";
                };
            };
        };
        responses: {
            /** @description Taken. Anything else, a redirect too, or no answer within 15 s: it is sent again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody wants these any more: the webhook is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}

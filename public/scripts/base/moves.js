/** The moves of an order, oldest first. Its timeline also tells of refunds, under the status that it had already. */
export const movesOf = ({ timeline }) => timeline.filter((entry, i) => entry.status !== timeline[i - 1]?.status);

export const isPaid = ({ timeline }) => timeline.some(({ status }) => status === 'paid');

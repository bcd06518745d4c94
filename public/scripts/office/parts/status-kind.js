const KINDS = { paid: 'cold', preparing: 'warn', cooked: 'good', completed: 'good', cancelled: 'bad' };

/** The colour of the badge of a status, which is never the only sign of it. */
export const statusKind = (status) => KINDS[status] ?? '';

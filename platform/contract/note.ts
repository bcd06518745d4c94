import { matching } from './schema.ts';

/**
 * What a customer writes for people to read: one line of plain text. Control characters, and those that change the direction in
 * which a line is read, could show a cook something else than what was written.
 */
export const note = matching(
  '^[^\\p{Cc}\\p{Cs}\\u061C\\u200E\\u200F\\u2028-\\u202E\\u2066-\\u2069]*$',
  'a text of at most 200 characters, without line breaks, control or direction characters',
  { maxLength: 200, trim: true },
);

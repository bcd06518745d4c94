import Type from 'typebox';

/**
 * What a customer writes for people to read: one line of plain text. Control characters, and those that change the direction in
 * which a line is read, could show a cook something else than what was written.
 */
export const note = Type.String({
  maxLength: 200,
  pattern: '^[^\\p{Cc}\\p{Cs}\\u061C\\u200E\\u200F\\u2028-\\u202E\\u2066-\\u2069]*$',
  trim: true,
  mustBe: 'a text of at most 200 characters, without line breaks, control or direction characters',
});

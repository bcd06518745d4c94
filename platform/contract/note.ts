import Type from 'typebox';

const PLAIN = '^[^\\p{Cc}\\p{Cs}\\u061C\\u200E\\u200F\\u2028-\\u202E\\u2066-\\u2069]*$';

/**
 * What a customer writes for people to read: one line of plain text. Control characters, and those that change the direction in
 * which a line is read, could show a cook something else than what was written.
 */
export const plainText = (least: number, most: number) =>
  Type.String({
    minLength: least,
    maxLength: most,
    pattern: PLAIN,
    trim: true,
    mustBe: `a text of ${least > 0 ? `${least} to` : 'at most'} ${most} characters, without line breaks, control or direction characters`,
  });
export const note = plainText(0, 200);

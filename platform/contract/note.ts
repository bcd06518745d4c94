import { matching } from './schema.ts';

const PLAIN = '^[^\\p{Cc}\\p{Cs}\\u061C\\u200E\\u200F\\u2028-\\u202E\\u2066-\\u2069]*$';

/**
 * What a customer writes for people to read: one line of plain text. Control characters, and those that change the direction in
 * which a line is read, could show a cook something else than what was written.
 */
export const plainText = (least: number, most: number) => {
  const size = least > 0 ? `${least} to` : 'at most';
  const mustBe = `a text of ${size} ${most} characters, without line breaks, control or direction characters`;
  return matching(PLAIN, mustBe, { minLength: least, maxLength: most, trim: true });
};
export const note = plainText(0, 200);

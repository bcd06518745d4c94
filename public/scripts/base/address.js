const ROOT = new URL('../../', import.meta.url);

/** The address of something of the shop's, wherever a proxy has published it: this script knows where it came from. */
export const inShop = (path) => new URL(path, ROOT).href;

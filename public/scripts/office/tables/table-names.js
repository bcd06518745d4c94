const MOST = 200;

/** The names of tables as they are typed, `1-20, terrace 1`: each once, at most 200, and none longer than an order takes. */
export function tableNames(text) {
  const names = text.split(/[,，、\n]/).flatMap((part) => {
    const name = part.trim();
    const [, before, from, to] = /^(.*?)(\d{1,4})\s*[-–]\s*(\d{1,4})$/.exec(name) ?? [];
    if (from === undefined || Number(to) < Number(from)) return [name];
    const count = Math.min(MOST, Number(to) - Number(from) + 1);
    return Array.from({ length: count }, (_, i) => `${before}${Number(from) + i}`);
  });
  return [...new Set(names)].filter((name) => name !== '' && name.length <= 20).slice(0, MOST);
}

/** Where a guest at this table orders. */
export const tableAddress = (shop, name) => `${shop.replace(/\/$/, '')}/?table=${encodeURIComponent(name)}`;

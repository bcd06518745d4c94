/** What is drawn for a dish without a picture, by words of its name or category; the first that fits. */
const WORDS = [
  ['coffee', /coffee|espresso|cappuc|latte\b|macchiato|\btea\b|kaffee|\btee\b|caff|咖啡|拿铁|茶/],
  ['pizza', /pizz|calzone|focaccia|flammkuchen|比萨|披萨/],
  ['pasta', /pasta|spaghett|tagliatell|lasagn|ravioli|gnocch|penne|linguin|noodle|nudel|ramen|udon|面|粉/],
  ['soup', /soup|suppe|zuppa|minestron|broth|ramen|pho\b|stew|eintopf|curry|汤|羹|粥/],
  ['burger', /burger|sandwich|panin|toast|wrap|brot|bread|汉堡|三明治|包/],
  [
    'dessert',
    /dessert|cake|kuchen|torte|tiramis|panna|gelato|\beis\b|ice cream|sorbet|cannol|dolci|nachtisch|甜|蛋糕|冰/,
  ],
  [
    'drink',
    /drink|getränk|bevand|water|wasser|acqua|juice|saft|lemon|limo|cola|beer|bier|birra|wine|wein|vino|spritz|饮|水|汁|酒/,
  ],
  ['salad', /salad|salat|insalat|vegetable|gemüse|verdur|caprese|burrata|沙拉|蔬|菜/],
];
const motifIn = (text) => WORDS.find(([, words]) => words.test(text.toLowerCase()))?.[0];

export const motifOf = ({ name, category }) => motifIn(name) ?? motifIn(category) ?? 'plate';

const HUES = 6;
/** One of the six colours of the style sheet, always the same for a category. */
export const hueOf = (category) => [...category].reduce((so, char) => (so * 31 + char.codePointAt(0)) % 9973, 7) % HUES;

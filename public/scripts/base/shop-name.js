import { get } from './api.js';
import { t } from './language.js';
import { read, write } from './storage.js';
import { useEffect, useState } from './view.js';

/** What the shop is called, as this browser heard it last. */
export const shopName = () => read('shopName', null) ?? t('common.brand');
export const keepShopName = (name) => name !== read('shopName', null) && write('shopName', name);

/** For pages that do not read the menu themselves. */
export function useShopName() {
  const [name, setName] = useState(shopName());
  useEffect(() => {
    get('/menu').then(
      (menu) => {
        keepShopName(menu.name);
        setName(shopName());
      },
      () => {},
    );
  }, []);
  return name;
}

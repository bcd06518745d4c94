import { inShop } from '../base/address.js';

// What swagger-ui-bundle.js defines. Without `validatorUrl` the page would send its document elsewhere to be checked.
window.SwaggerUIBundle({
  url: inShop('api/openapi.json'),
  dom_id: '#interface',
  validatorUrl: null,
  deepLinking: true,
  defaultModelsExpandDepth: 0,
});

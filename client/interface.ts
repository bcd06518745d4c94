import openapiTS, { astToString } from 'openapi-typescript';
import { openApiDocument } from '../services/api/openapi/document.ts';

const ABOUT = '/** Made by `npm run client` from the contracts of the services; what is changed here is lost. */\n';

/** The types of the interface, as the text of a TypeScript module. */
export async function interfaceTypes(): Promise<string> {
  const document = openApiDocument({ version: '', url: 'http://localhost:3000' });
  const types = await openapiTS(JSON.parse(JSON.stringify(document)), { alphabetize: true });
  return ABOUT + astToString(types);
}

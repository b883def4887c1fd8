// Holds the shipped schemas and the AsyncAPI document against the tools of those who made the two formats.
//   node validate.mjs   in a folder where @asyncapi/parser, ajv and ajv-formats are installed; ./dev schemas does both.
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(join(process.cwd(), 'package.json'));
const { Parser, fromFile } = require('@asyncapi/parser');
const Ajv = require('ajv/dist/2020').default;
const formats = require('ajv-formats').default;

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const folder = join(root, 'src/main/resources/dev/liftwatch/report/schema');
const golden = ['messages-v1', 'messages-v1.1'];
const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
let wrong = 0;

function tell(what, problems) {
  console.log(`${problems.length === 0 ? 'ok   ' : 'WRONG'} ${what}`);
  problems.forEach((problem) => console.log(`      ${problem}`));
  wrong += problems.length;
}

// Strict: a word that JSON Schema does not know, or one that can have no effect where it stands, is an error.
const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false, strictTypes: true, allowUnionTypes: true });
formats(ajv);
const ids = Object.fromEntries(names.map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8')).$id]));
names.forEach((name) => ajv.addSchema(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
for (const name of names) {
  try {
    tell(name, ajv.getSchema(ids[name]) ? [] : ['not found']);
  } catch (error) {
    tell(name, [error.message]);
  }
}

for (const one of golden) {
  const messages = join(root, 'src/test/resources', one);
  for (const name of readdirSync(messages)) {
    const validate = ajv.getSchema(ids[`${name.replace(/[-.].*/, '')}.json`]);
    const valid = validate(JSON.parse(readFileSync(join(messages, name), 'utf8')));
    tell(`${one}/${name}`, valid ? [] : validate.errors.map((error) => `${error.instancePath} ${error.message}`));
  }
}

const { document, diagnostics } = await fromFile(new Parser(), join(folder, 'asyncapi.yaml')).parse();
const words = (one) => `${one.path.join('.')}: ${one.message}`;
const WARNING = 1;
tell('asyncapi.yaml', diagnostics.filter((one) => one.severity <= WARNING).map(words));
diagnostics.filter((one) => one.severity > WARNING).forEach((one) => console.log(`note  ${words(one)}`));
if (document) {
  const has = [document.channels(), document.operations(), document.messages()].map((all) => all.length);
  console.log(`      ${has[0]} channels, ${has[1]} operations, ${has[2]} messages`);
}
process.exit(wrong === 0 ? 0 : 1);

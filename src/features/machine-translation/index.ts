export { libreTranslator, type Translator } from './translator.ts'

import { decodeXml } from '../../platform/xml/decode.ts'
import type { DocumentVerdict } from './validator.ts'

/** A document as text, without a byte order mark, once it was validated: bytes that no text has were refused then. */
export function textOf(bytes: Uint8Array, form: DocumentVerdict['form']): string {
  return form === 'cda' ? decodeXml(bytes) : new TextDecoder().decode(bytes)
}

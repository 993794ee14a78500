import { Problem } from '../../kernel/problem.ts'

/** [how files of a form begin, the code of the problem, what it says] */
const forms: readonly (readonly [beginning: readonly number[], code: string, message: string])[] = [
  [[0x25, 0x50, 0x44, 0x46], 'json-is-pdf', 'This is a PDF file, not JSON'],
  [[0x50, 0x4b, 0x03, 0x04], 'json-is-zip', 'This is a ZIP file, not JSON: unpack it first'],
  [[0x1f, 0x8b], 'json-is-zip', 'This is a gzip file, not JSON: unpack it first'],
  [[0x89, 0x50, 0x4e, 0x47], 'json-is-image', 'This is a PNG image, not JSON'],
  [[0xff, 0xd8, 0xff], 'json-is-image', 'This is a JPEG image, not JSON'],
  [[0xff, 0xfe], 'json-is-utf-16', 'This is written in UTF-16, and JSON in UTF-8: save it as UTF-8'],
  [[0xfe, 0xff], 'json-is-utf-16', 'This is written in UTF-16, and JSON in UTF-8: save it as UTF-8'],
  [[0x7b, 0x00], 'json-is-utf-16', 'This is written in UTF-16, and JSON in UTF-8: save it as UTF-8'],
  [[0x00, 0x7b], 'json-is-utf-16', 'This is written in UTF-16, and JSON in UTF-8: save it as UTF-8'],
]

/** What a file is instead, where its first bytes tell: none of these can begin JSON (RFC 8259 sections 2 and 8.1). */
export function foreignForm(bytes: Uint8Array): Problem | undefined {
  const form = forms.find(([beginning]) => beginning.every((byte, at) => bytes[at] === byte))
  return form && new Problem('invalid', form[1], form[2])
}

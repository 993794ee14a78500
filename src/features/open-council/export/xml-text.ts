/**
 * Text as XML can hold it: papers made from PDFs have form feeds and other controls that XML 1.0 has no way to write
 * (section 2.2).
 */
export function xmlText(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
}

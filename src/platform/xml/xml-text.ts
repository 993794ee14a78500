/** Everything but the characters of XML 1.0 (production 2); lone surrogates among it. */
const outside = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/**
 * The text with a replacement character for each that XML cannot hold: for records that must be written whatever a name
 * holds. Documents refuse such characters instead.
 */
export const asXmlText = (text: string): string => text.replace(outside, '\ufffd')

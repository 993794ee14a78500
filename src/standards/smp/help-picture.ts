import { Buffer } from 'node:buffer'
import { textOf, type XmlElement } from '../../platform/xml/tree.ts'
import type { HelpPicture, MaskNote, SearchScope } from './search-mask.ts'

/** Bytes of one picture; the largest of real masks has half of it. */
const largest = 2 * 1024 * 1024

/** Pixels of one picture: what a small file can swell to in a browser is bounded too. */
const mostPixels = 16_000_000

type Size = { readonly width: number; readonly height: number }

/** What a picture begins with, and where it says its size: PNG (ISO/IEC 15948, 5.2 and 11.2.2), JPEG (ITU-T T.81, annex B). */
const kinds = [
  { mimeType: 'image/png', begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], sizeOf: sizeOfPng },
  { mimeType: 'image/jpeg', begins: [0xff, 0xd8, 0xff], sizeOf: sizeOfJpeg },
] as const

/**
 * A `media` element as a picture. Its kind is told by its first octets, whatever its name says: nothing but PNG and JPEG
 * is passed on to a browser.
 */
export function readHelpPicture(element: XmlElement, scope: SearchScope): HelpPicture | MaskNote {
  const content = textOf(element).replace(/\s+/g, '')
  if ((content.length * 3) / 4 > largest) return 'picture-too-large'
  const bytes = new Uint8Array(Buffer.from(content, 'base64'))
  const kind = kinds.find(({ begins }) => begins.every((octet, at) => bytes[at] === octet))
  const size = kind?.sizeOf(new DataView(bytes.buffer))
  if (kind === undefined || size === undefined) return 'picture-kind'
  if (size.width * size.height > mostPixels) return 'picture-too-large'
  const { mediaName: name, description } = element.attributes
  return {
    mimeType: kind.mimeType,
    bytes,
    scope,
    ...(name ? { name } : {}),
    ...(description ? { description } : {}),
  }
}

function sizeOfPng(data: DataView): Size | undefined {
  return data.byteLength < 24 ? undefined : { width: data.getUint32(16), height: data.getUint32(20) }
}

/** In the frame header (SOF0 to SOF15, without the tables between them), which other segments come before. */
function sizeOfJpeg(data: DataView): Size | undefined {
  for (let at = 2; at + 9 < data.byteLength && data.getUint8(at) === 0xff; ) {
    const marker = data.getUint8(at + 1)
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { width: data.getUint16(at + 7), height: data.getUint16(at + 5) }
    }
    at += 2 + data.getUint16(at + 2)
  }
  return undefined
}

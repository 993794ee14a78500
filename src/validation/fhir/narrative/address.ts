import type { XmlElement } from '../../../platform/xml/tree.ts'
import type { Anchors } from './anchors.ts'
import { type Faults, none, oneFault } from '../primitive/fault.ts'

/** What no URL may hold (RFC 3986); `|` is left alone, since canonical URLs use it. */
const notInUrl = /[\s"<>\\^`{}]/
const invalid = oneFault('error', 'narrative-url-invalid')
const script = oneFault('error', 'narrative-link-script')
const unfollowable = oneFault('error', 'narrative-link-unfollowable')
const unusual = oneFault('information', 'narrative-link-unusual')
const nowhere = oneFault('error', 'narrative-link-nowhere')
const several = oneFault('warning', 'narrative-link-several')

const schemes: Readonly<Record<string, Faults>> = {
  http: none,
  https: none,
  tel: none,
  mailto: none,
  data: none,
  javascript: script,
  vbscript: script,
  urn: unfollowable,
  cid: unfollowable,
}

/** What is wrong with where a link or an image of a narrative leads. */
export function addressFaults({ name, attributes }: XmlElement, anchors: Anchors | undefined): Faults {
  const address = name === 'a' ? attributes.href : name === 'img' ? attributes.src : undefined
  if (address === undefined) return none
  // HL7's own publisher writes `data: image/png`.
  if (address === '' || (notInUrl.test(address) && !address.startsWith('data:'))) return invalid
  if (address.startsWith('#')) {
    return anchors && address !== '#' ? leadsSomewhere(anchors(address.slice(1), name === 'a')) : none
  }
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(address)?.[1]?.toLowerCase()
  if (scheme === undefined) return none
  const faults = Object.hasOwn(schemes, scheme) ? schemes[scheme]! : unusual
  // An image is shown, not followed, so its parts may travel with the document.
  return name === 'img' && faults !== script ? none : faults
}

function leadsSomewhere(places: number): Faults {
  if (places === 0) return nowhere
  return places > 1 ? several : none
}

import type { Coded } from '../../standards/cda/datatypes.ts'
import type { CodeableConcept, Coding } from '../../standards/fhir/datatypes.ts'
import { decimalText } from '../../standards/fhir/json.ts'
import { oidOfUri, uriOfOid } from '../../standards/terminology/code-systems.ts'
import { TRANSLATION_OF } from '../../validation/profiles/carried-extensions.ts'
import { extensionOf, nullFlavored, nullFlavorOf } from './extensions.ts'
import { urnOf } from './identifier.ts'
import { words } from './words.ts'
import type { Both } from './map.ts'

/** A code to a Coding; undefined when there is neither a code nor a display. */
export const coding: Both<Coded, Coding> = {
  to({ code, codeSystem, codeSystemVersion, displayName, nullFlavor }) {
    if (!code && !displayName) return undefined
    return {
      ...(codeSystem && urnOf(codeSystem) ? { system: uriOfOid(codeSystem) } : {}),
      ...(codeSystemVersion ? { version: codeSystemVersion } : {}),
      ...(code ? { code } : {}),
      ...(displayName ? { display: displayName } : {}),
      ...nullFlavored(nullFlavor),
    }
  },
  from({ system, version, code, display, ...rest }) {
    const codeSystem = system === undefined ? undefined : oidOfUri(system)
    return {
      ...(code === undefined ? {} : { code }),
      ...(codeSystem === undefined ? {} : { codeSystem }),
      ...(version === undefined ? {} : { codeSystemVersion: version }),
      ...(display === undefined ? {} : { displayName: display }),
      ...nullFlavorOf(rest),
    }
  },
}

/** Some write the null flavour as a code too, of a code system of that name: it is none. */
function withoutFlavorCode(coded: Coded): Coded {
  if (coded.nullFlavor === undefined || coded.code !== coded.nullFlavor) return coded
  const { code: _, codeSystem: __, displayName: ___, ...rest } = coded
  return rest
}

type Translated = Omit<Coded, 'translations'> & { translations?: Coded[] }

/**
 * CD to CodeableConcept: the code first, then its translations in order, each told which coding it translates when
 * that is not the first. A translation that only names the same LOINC code again is no second coding: the vital signs profiles count them, and
 * it is carried. `text` is the original text, linked to the narrative it stands in.
 */
export const concept: Both<Coded, CodeableConcept> = {
  to(written) {
    const coded = withoutFlavorCode(written)
    const codings: Coding[] = []
    const add = (value: Coded, parent: number | undefined) => {
      const made = coding.to(value)
      let self = -1
      if (made) {
        self = codings.length
        const of = parent === undefined || (parent === 0 && self > 0) ? undefined : parent
        codings.push(
          of === undefined
            ? made
            : { ...made, extension: [...(made.extension ?? []), { url: TRANSLATION_OF, valueInteger: of }] },
        )
      }
      for (const translation of value.translations ?? []) if (!saysTheSame(translation, value)) add(translation, self)
    }
    const { nullFlavor: _, ...unflavored } = coded
    add(coded.code || coded.displayName ? coded : unflavored, undefined)
    const text = coded.originalText && words.to(coded.originalText)
    if (codings.length === 0 && !text && coded.nullFlavor === undefined) return undefined
    const main = coded.code || coded.displayName
    return {
      ...(main ? {} : nullFlavored(coded.nullFlavor)),
      ...(codings.length > 0 ? { coding: codings } : {}),
      ...text,
    }
  },
  from(value) {
    const made: Translated[] = []
    const top: Translated = nullFlavorOf(value)
    value.coding?.forEach((each, position) => {
      const parentText = decimalText(extensionOf(each, TRANSLATION_OF)?.valueInteger)
      const parent = parentText === undefined ? (position === 0 ? undefined : 0) : Number(parentText)
      // A coding on its own has no translations; they are gathered here.
      const coded: Translated = (coding.from(each) as Translated | undefined) ?? {}
      made.push(coded)
      if (parent === undefined) return
      const holder = parent < 0 ? top : (made[parent] ?? top)
      holder.translations ??= []
      holder.translations.push(coded)
    })
    const first = made[0]
    const main: Translated = first && !isTranslation(value.coding?.[0]) ? first : top
    const originalText = words.from(value)
    return { ...main, ...(originalText ? { originalText } : {}) }
  },
}

const LOINC = '2.16.840.1.113883.6.1'

/** The same LOINC code under another name, and nothing else below it. */
function saysTheSame(translation: Coded, { code, codeSystem, codeSystemVersion }: Coded): boolean {
  return (
    codeSystem === LOINC &&
    translation.code === code &&
    translation.codeSystem === codeSystem &&
    translation.codeSystemVersion === codeSystemVersion &&
    (translation.translations ?? []).every((each) => saysTheSame(each, translation))
  )
}

function isTranslation(each: Coding | undefined): boolean {
  return extensionOf(each, TRANSLATION_OF) !== undefined
}

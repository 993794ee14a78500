import { EPSOS, PHARM, V3 } from '../../standards/cda/namespaces.ts'
import type { XmlElement } from '../../platform/xml/tree.ts'
import { amountsOf, counts, isConcentration, readNumber } from './quantities.ts'
import type { Breach, Rule } from './rule.ts'
import { all, at, attribute, first, hasText, nullFlavorOf, typeOf } from './select.ts'
import { readTime } from './time-span.ts'

const materialOf = (statement: XmlElement) => at(statement, 'consumable', 'manufacturedProduct', 'manufacturedMaterial')

/** A material and the parts of a combination pack in it (`part/partProduct`). */
function productsOf(statement: XmlElement): readonly XmlElement[] {
  const material = materialOf(statement)
  if (!material) return []
  return [material, ...all(material, 'part').flatMap((part) => all(part, 'partProduct'))]
}

/** Ingredients that work, or may: `classCode` ACTI or none at all. */
function activeIngredients(statement: XmlElement): readonly XmlElement[] {
  return productsOf(statement)
    .flatMap((product) => all(product, 'ingredient'))
    .filter((ingredient) => (ingredient.attributes.classCode ?? 'ACTI') === 'ACTI')
}

/** The substance of an ingredient in either dialect (`eu-formats.md` 2.2). */
const substanceOf = (ingredient: XmlElement) => first(ingredient, 'ingredientSubstance', 'ingredient')

/** The class a product belongs to, mostly by ATC (EHEALTH-9966: some products have nothing else). */
const classOf = (statement: XmlElement) =>
  first(
    first(materialOf(statement), 'asSpecializedKind'),
    'generalizedMaterialKind',
    // Until wave 5.
    'generalizedMedicineClass',
  )

function isNamed(entity: XmlElement | undefined): boolean {
  const code = first(entity, 'code')
  return (
    hasText(first(entity, 'name')) ||
    attribute(code, 'code') !== undefined ||
    attribute(code, 'displayName') !== undefined ||
    first(code, 'originalText', 'translation') !== undefined
  )
}

const saysInWords = (amount: XmlElement | undefined) => hasText(first(amount, 'translation', 'originalText'))

/** Strength in words: a description of the product, or words in place of the number (EHEALTH-9936). */
function hasStrengthText(statement: XmlElement): boolean {
  if (productsOf(statement).some((product) => hasText(first(product, 'desc')))) return true
  return strengthsOf(statement).some((strength) => saysInWords(strength) || saysInWords(first(strength, 'numerator')))
}

/** The statement and the parts it is divided into (tapered and split doses: COMP). */
function administrationsOf(statement: XmlElement): readonly XmlElement[] {
  const parts = all(statement, 'entryRelationship').flatMap((related) => all(related, 'substanceAdministration'))
  return [statement, ...parts]
}

const doseAmounts = (statement: XmlElement) =>
  administrationsOf(statement).flatMap((each) => all(each, 'doseQuantity').flatMap(amountsOf))

const strengthsOf = (statement: XmlElement) =>
  activeIngredients(statement).flatMap((ingredient) => first(ingredient, 'quantity') ?? [])

/** An interval a medicine was or is used in; a repetition is not one. */
function usePeriods(statement: XmlElement): readonly XmlElement[] {
  return all(statement, 'effectiveTime').filter(
    (time) => (typeOf(time) ?? 'IVL_TS') === 'IVL_TS' && first(time, 'low', 'high'),
  )
}

/** A repetition, an event of the day, a moment, or an expression of them. */
function hasFrequency(administration: XmlElement): boolean {
  return all(administration, 'effectiveTime').some(
    (time) => first(time, 'period', 'event', 'comp', 'phase') !== undefined || attribute(time, 'value') !== undefined,
  )
}

/** What could make a doctor read a medicine, its strength or its dose wrongly (E.2.3, E.3.4; `people.md` 4.4). */
export const medicationRules = [
  {
    code: 'medication-unidentified',
    severity: 'safety',
    source: 'E.3.4 consumable/manufacturedProduct/manufacturedMaterial: required',
    on: 'statement',
    of: ['medication'],
    check: (statement) =>
      !productsOf(statement).some(
        (product) => isNamed(product) || all(product, 'ingredient').some((i) => isNamed(substanceOf(i))),
      ) && !isNamed(classOf(statement)),
  },
  {
    code: 'active-substance-missing',
    severity: 'safety',
    source: 'E.3.4 ingredient/ingredientSubstance/code: required; asSpecializedKind',
    on: 'statement',
    of: ['medication'],
    check: (statement) =>
      isNamed(materialOf(statement)) &&
      !activeIngredients(statement).some((ingredient) => isNamed(substanceOf(ingredient))) &&
      !isNamed(classOf(statement)),
  },
  {
    code: 'active-substance-text-only',
    severity: 'cosmetic',
    source: 'E.3.4 ingredientSubstance/code: required; EHEALTH-9964',
    on: 'statement',
    of: ['medication'],
    check: (statement) =>
      activeIngredients(statement)
        .map(substanceOf)
        .filter((substance) => substance !== undefined)
        .filter((substance) => isNamed(substance) && attribute(first(substance, 'code'), 'code') === undefined)
        .map((substance): Breach => ({ at: substance })),
  },
  {
    code: 'strength-missing',
    severity: 'safety',
    source: 'E.3.4 ingredient/quantity: mandatory, numerator required',
    on: 'statement',
    of: ['medication'],
    check: (statement) => {
      if (hasStrengthText(statement)) return false
      const ingredients = activeIngredients(statement).filter((each) => isNamed(substanceOf(each)))
      // With neither ingredient nor class, what is missing is the substance, and that is told.
      if (ingredients.length === 0) return isNamed(classOf(statement))
      return ingredients
        .filter((each) => attribute(at(each, 'quantity', 'numerator'), 'value') === undefined)
        .map((at): Breach => ({ at }))
    },
  },
  {
    code: 'strength-text-only',
    severity: 'cosmetic',
    source: 'EHEALTH-9936: strength as free text must be shown',
    on: 'statement',
    of: ['medication'],
    check: (statement) =>
      hasStrengthText(statement) &&
      !strengthsOf(statement).some((strength) => attribute(first(strength, 'numerator'), 'value') !== undefined),
  },
  {
    code: 'strength-unit-missing',
    severity: 'safety',
    source: 'E.3.4 ingredient/quantity/numerator/@unit: required',
    on: 'statement',
    of: ['medication'],
    check: (statement) =>
      strengthsOf(statement)
        .flatMap((strength) => first(strength, 'numerator') ?? [])
        .filter((numerator) => attribute(numerator, 'value') !== undefined && counts(attribute(numerator, 'unit')))
        .map((at): Breach => ({ at })),
  },
  {
    code: 'strength-without-denominator',
    severity: 'safety',
    source: 'E.3.4 ingredient/quantity/denominator: required; HL7 v3 RTO',
    on: 'statement',
    of: ['medication'],
    check: (statement) =>
      strengthsOf(statement)
        .filter(
          (strength) =>
            attribute(first(strength, 'numerator'), 'value') !== undefined &&
            attribute(first(strength, 'denominator'), 'value') === undefined,
        )
        .map((at): Breach => ({ at })),
  },
  {
    code: 'strength-not-positive',
    severity: 'safety',
    source: 'seen in practice: strengths and packages of zero and less have been sent',
    on: 'statement',
    of: ['medication'],
    check: (statement) =>
      strengthsOf(statement)
        .flatMap((strength) => [...all(strength, 'numerator'), ...all(strength, 'denominator')])
        .filter((amount) => (readNumber(attribute(amount, 'value')) ?? 1) <= 0)
        .map((at): Breach => ({ at })),
  },
  {
    code: 'dose-missing',
    severity: 'safety',
    source: 'E.3.4 doseQuantity; clinical safety: missing dose is what pharmacists meet',
    on: 'statement',
    of: ['medication'],
    check: (statement) =>
      doseAmounts(statement).length === 0 &&
      !administrationsOf(statement).some((each) => attribute(first(each, 'rateQuantity'), 'value') !== undefined),
  },
  {
    code: 'dose-frequency-missing',
    severity: 'safety',
    source: 'E.3.4 effectiveTime: IVL_TS and one of TS, PIVL, EIVL, SXPR',
    on: 'statement',
    of: ['medication'],
    check: (statement) => doseAmounts(statement).length > 0 && !administrationsOf(statement).some(hasFrequency),
  },
  {
    code: 'dose-unit-unclear',
    severity: 'safety',
    source: 'E.3.4 doseQuantity/@unit (MVC 42.16): a bare number of a product counted by volume or mass',
    on: 'statement',
    of: ['medication'],
    check: (statement) => {
      const denominators = strengthsOf(statement).flatMap((strength) => first(strength, 'denominator') ?? [])
      const countable = denominators.some((each) => counts(attribute(each, 'unit')))
      return doseAmounts(statement)
        .filter((amount) => {
          const unit = attribute(amount, 'unit')
          return counts(unit) && !countable && (unit === undefined || (unit === '1' && denominators.length > 0))
        })
        .map((at): Breach => ({ at }))
    },
  },
  {
    code: 'dose-is-concentration',
    severity: 'safety',
    source: 'E.3.4 doseQuantity: an amount; published samples carry the strength there',
    on: 'statement',
    of: ['medication'],
    check: (statement) =>
      doseAmounts(statement)
        .filter((amount) => isConcentration(attribute(amount, 'unit')))
        .map((at): Breach => ({ at })),
  },
  {
    code: 'dose-not-positive',
    severity: 'safety',
    source: 'seen in practice: quantities of −1 and −12 have been sent',
    on: 'statement',
    of: ['medication'],
    check: (statement) =>
      doseAmounts(statement)
        .filter((amount) => (readNumber(attribute(amount, 'value')) ?? 1) <= 0)
        // A range from zero («0 to 2 when needed») is a dose.
        .filter((amount) => amount.name !== 'low' || (readNumber(attribute(amount, 'value')) ?? 0) < 0)
        .map((at): Breach => ({ at })),
  },
  {
    code: 'dose-implausible',
    severity: 'safety',
    source: 'E.3.4 doseQuantity: more than 100 pieces at a time is a strength or a slip',
    on: 'statement',
    of: ['medication'],
    check: (statement) =>
      doseAmounts(statement)
        .filter((amount) => counts(attribute(amount, 'unit')) && (readNumber(attribute(amount, 'value')) ?? 0) > 100)
        .map((at): Breach => ({ at })),
  },
  {
    code: 'dose-divided',
    severity: 'safety',
    source: 'IHE PCC tapered, split and conditional dosing: subordinate substanceAdministration; not taken apart',
    on: 'statement',
    of: ['medication'],
    check: (statement) =>
      administrationsOf(statement)
        .slice(1, 2)
        .map((at): Breach => ({ at })),
  },
  {
    code: 'dose-conditional',
    severity: 'safety',
    source: 'CDA R2 4.3.6.4 maxDoseQuantity, precondition: not shown beside the dose',
    on: 'statement',
    of: ['medication'],
    check: (statement) => {
      const condition = first(statement, 'maxDoseQuantity', 'precondition')
      return condition !== undefined && nullFlavorOf(condition) === undefined && { at: condition }
    },
  },
  {
    code: 'period-unreadable',
    severity: 'safety',
    source: 'HL7 v3 PIVL_TS period: a positive PQ of time',
    on: 'element',
    of: ['period'],
    check: (period) =>
      nullFlavorOf(period) === undefined &&
      nullFlavorOf(period.parent ?? undefined) === undefined &&
      ((readNumber(attribute(period, 'value')) ?? 0) <= 0 ||
        !/^(s|min|h|d|wk|mo|a)$/.test(attribute(period, 'unit') ?? '')),
  },
  {
    code: 'medication-status-missing',
    severity: 'safety',
    source: 'E.3.4 statusCode: mandatory',
    on: 'statement',
    of: ['medication'],
    check: (statement) => attribute(first(statement, 'statusCode'), 'code') === undefined,
  },
  {
    code: 'medication-ended-but-active',
    severity: 'safety',
    source: 'E.3.4 effectiveTime/high before now with statusCode active',
    on: 'statement',
    of: ['medication'],
    check: (statement, { now }) =>
      attribute(first(statement, 'statusCode'), 'code')?.toLowerCase() === 'active' &&
      usePeriods(statement)
        .filter((time) => (readTime(attribute(first(time, 'high'), 'value') ?? '')?.to ?? Infinity) < now.getTime())
        .map((at): Breach => ({ at })),
  },
  {
    code: 'medication-starts-later',
    severity: 'safety',
    source: 'E.3.4 effectiveTime/low after now',
    on: 'statement',
    of: ['medication'],
    check: (statement, { now }) =>
      usePeriods(statement)
        .filter((time) => (readTime(attribute(first(time, 'low'), 'value') ?? '')?.from ?? 0) > now.getTime())
        .map((at): Breach => ({ at })),
  },
  {
    code: 'ingredient-role-missing',
    severity: 'cosmetic',
    source: 'E.3.4 ingredient/@classCode: ACTI',
    on: 'element',
    of: ['ingredient'],
    check: (ingredient) => ingredient.parent?.name !== 'ingredient' && ingredient.attributes.classCode === undefined,
  },
  {
    code: 'medication-namespace-unknown',
    severity: 'cosmetic',
    source: 'eHDSI PS, waves: urn:hl7-org:pharm or urn:epsos-org:ep:medication',
    on: 'element',
    of: ['manufacturedMaterial'],
    check: (material) =>
      material.children
        .filter((node) => typeof node !== 'string')
        .filter((node) => ![V3, PHARM, EPSOS].includes(node.ns))
        .map((at): Breach => ({ at })),
  },
] as const satisfies readonly Rule[]

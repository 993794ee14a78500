import type { Coded } from '../../../standards/cda/datatypes.ts'
import type { Ingredient, Material, Medication, Package } from '../../../standards/cda/patient-summary/medication.ts'
import { codeSystemKey } from '../../../standards/terminology/code-systems.ts'
import { ended } from './dates.ts'
import { absentFact, factOf, nameOf, type Scene, unfinishedMark } from './facts.ts'
import { doseInWords, periodOf } from './posology.ts'
import { isCount } from './quantities.ts'
import type { Detail, Fact, Mark, Said } from './summary-view.ts'
import { chainOf } from './code-words.ts'
import type { Words } from './words.ts'

/** One medicine (E.3.4). */
export function medicationFact(medication: Medication, scene: Scene): Fact {
  const absent = absentFact(scene, 'medication', medication)
  if (absent) return absent
  const { words } = scene
  const { t } = words
  const material = medication.product?.material
  const dose = doseInWords(medication, words)
  const period = words.date.interval(periodOf(medication.times), 'fact')
  const substances = material ? substancesOf(material, words) : []
  const brands = (material?.names ?? []).map((name) => words.text(name)).filter((said) => said?.absence === undefined)
  const named = substances.length > 0 ? substances : brands
  const { lead, lacking } = nameOf(words, words.code(material?.code), [words.text(medication.text)], t.noMedicine)
  return factOf(scene, medication, {
    label: t.medicine,
    lead: named.length > 0 ? named : [lead],
    deniedAs: t.notTaken,
    plannedAs: t.ordered,
    marks: [endedMark(medication, words), unfinishedMark(medication.statusCode, words)],
    main: [
      named.length > 0 ? undefined : lacking,
      ...strengthAndForm(material, words),
      substances.length > 0 ? placed('under', words.detail(t.brand, ...brands)) : undefined,
      { ...words.detail(t.dose, dose.said)!, ...(dose.complete ? {} : { missing: true as const }) },
      words.detail(t.route, words.code(medication.routeCode)),
      words.detail(t.description, words.text(material?.description)),
      words.detail(t.period, period),
      words.detail(t.reason, ...medication.reasons.map((each) => words.value(each.value) ?? words.text(each.text))),
      words.detail(t.instructions, ...medication.patientInstructions.map((each) => words.text(each))),
    ],
    more: [
      words.detail(t.anatomicalSite, words.code(medication.siteCode)),
      words.detail(t.senderStatus, words.status(medication.statusCode)),
      words.detail(t.fulfilment, ...medication.fulfilmentInstructions.map((each) => words.text(each))),
      words.detail(t.code, words.code(material?.code)),
      words.detail(
        t.atc,
        ...(material?.classes ?? []).map((each) => words.code(each)),
        ...(material?.classNames ?? []).map((each) => words.text(each)),
      ),
      words.detail(t.package, packageInWords(material?.package, words)),
      words.detail(t.manufacturer, ...(medication.product?.manufacturer?.names ?? []).map((each) => words.text(each))),
      words.detail(t.lot, words.text(material?.lotNumber)),
      words.detail(t.expires, words.date.time(material?.expiration)),
      words.detail(t.note, ...medication.notes.map((note) => words.text(note))),
    ],
  })
}

/** Whether a medicine is no longer in use: only an end date that has passed says so. */
export function isEnded(medication: Medication, now: Date): boolean {
  return ended(periodOf(medication.times), now)
}

function endedMark(medication: Medication, words: Words): Mark | undefined {
  const { t, now } = words
  if (!isEnded(medication, now)) return undefined
  const high = words.date.time(periodOf(medication.times)?.high, 'day')
  return high && { ...words.phrase(t.endedOn(high.text)), tone: 'neutral' }
}

/** The active substances: by code, name or class; of a combination pack those of each part. */
export function substancesOf(material: Material, words: Words): readonly Said[] {
  const named = material.ingredients.filter(isActive).map((each) => substanceOf(each, words))
  // Strengths stand in the same order, so a substance without a name keeps its place.
  if (named.some((said) => said !== undefined)) return named.map((said) => said ?? words.own(words.t.noSubstance))
  const inParts = material.parts.flatMap(({ product }) => (product ? substancesOf(product, words) : []))
  if (inParts.length > 0) return [...new Map(inParts.map((said) => [said.text, said])).values()]
  const classes = material.classes.map((each) => words.code(each)).filter((said) => said?.absence === undefined)
  const ofClass = classes.find((said) => said !== undefined) ?? words.text(material.classNames.find(Boolean))
  return ofClass ? [ofClass] : []
}

function isActive({ classCode }: Ingredient): boolean {
  return classCode === undefined || !/^(IACT|INGR$|ADTV|BASE|CNTM|FLVR|PRSV|STBL|COLR)/.test(classCode)
}

function substanceOf(ingredient: Ingredient, words: Words): Said | undefined {
  const coded = words.code(ingredient.code)
  if (coded && coded.absence === undefined) return coded
  const named = ingredient.names.map((name) => words.text(name)).find((said) => said?.absence === undefined)
  return named ?? (ingredient.code?.nullFlavor ? undefined : coded)
}

function placed(place: NonNullable<Detail['place']>, detail: Detail | undefined): Detail | undefined {
  return detail && { ...detail, place }
}

function strengthAndForm(material: Material | undefined, words: Words): readonly (Detail | undefined)[] {
  const { t } = words
  if (!material) return [placed('beside', missing(words, t.strength, t.noStrength))]
  const form = placed('beside', words.detail(t.form, words.code(material.formCode)))
  if (material.parts.length > 0 && material.ingredients.length === 0) {
    return [form, ...material.parts.map((part, at) => placed('line', partDetail(part, at, words)))]
  }
  const strength = strengthOf(material, words)
  return [
    placed('beside', strength ? words.detail(t.strength, strength) : missing(words, t.strength, t.noStrength)),
    form,
  ]
}

/** The strengths of the active ingredients, in the order of the substances; undefined when none is known. */
function strengthOf(material: Material, words: Words): Said | undefined {
  const strengths = material.ingredients.filter(isActive).map((each) => words.quantity.ratio(each.quantity))
  const known = strengths.find((said) => said !== undefined && said.absence === undefined)
  if (!known) return undefined
  const text = strengths
    .map((said) => (said && said.absence === undefined ? said.text : words.t.noStrength.plain))
    .join(' + ')
  const warning = strengths.find((said) => said?.warning)?.warning
  return { ...known, ...(warning ? { warning } : {}), text }
}

/** One product of a combination pack: what is in it, how strong, and how many of them. */
function partDetail({ quantity, product }: Material['parts'][number], at: number, words: Words): Detail | undefined {
  const { t } = words
  if (!product) return undefined
  const count = quantity && words.quantity.quantity(quantity)
  return words.detail(
    t.part(at + 1),
    ...substancesOf(product, words),
    strengthOf(product, words) ?? words.own(t.noStrength),
    words.code(product.formCode),
    isCount(quantity?.unit) && count ? { ...count, text: t.pieces(count.text).plain } : count,
    ...product.names.map((name) => words.text(name)),
  )
}

function missing(words: Words, label: Words['t']['strength'], text: Words['t']['noStrength']): Detail {
  return { label: words.phrase(label), values: [words.own(text)], missing: true }
}

/** How much is in the package, from the inside out. */
function packageInWords(pack: Package | undefined, words: Words): Said | undefined {
  if (!pack) return undefined
  const content = words.quantity.quantity(pack.quantity)
  const kind = words.code(pack.formCode) ?? words.code(pack.code) ?? words.text(pack.names.find(Boolean))
  const outer = packageInWords(pack.outer, words)
  const inner = content && kind ? words.own(words.t.packOf(content.text, kind.text)) : (content ?? kind)
  if (!inner || !outer) return inner ?? outer
  return { ...inner, text: `${inner.text}; ${outer.text}` }
}

const ATC = '2.16.840.1.113883.6.73'

/** Every ATC code a medicine is known by. */
export function atcCodes(material: Material | undefined): readonly string[] {
  if (!material) return []
  const coded: readonly (Coded | undefined)[] = [
    material.code,
    ...material.classes,
    ...material.ingredients.map(({ code }) => code),
  ]
  const here = coded.flatMap((each) =>
    chainOf(each ?? {}).flatMap(({ code, codeSystem }) =>
      code !== undefined && codeSystem !== undefined && codeSystemKey(codeSystem) === ATC ? [code] : [],
    ),
  )
  return [...here, ...material.parts.flatMap(({ product }) => atcCodes(product))]
}

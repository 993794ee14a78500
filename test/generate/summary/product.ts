import { el, type Markup } from '../markup.ts'
import { coded, type Concept, templates, type Unmapped, type Writing } from './writing.ts'

type Amount = readonly [value: number | string, unit: string]

export type Ingredient = {
  readonly substance: Concept | Unmapped
  /** A ratio, or words where the source has only words. */
  readonly strength?: { readonly of: Amount; readonly per: Amount } | { readonly text: string }
}

/** A package and what lies inside it; the innermost holds the countable product (exchange.md 2.4). */
export type Package = {
  readonly quantity: Amount
  readonly form: Concept
  readonly name?: string
  readonly inside?: Package
}

export type Product = {
  readonly name: string
  readonly code?: { readonly oid: string; readonly code: string; readonly display: string }
  /** Words about the product, such as its strength, `pharm:desc`. */
  readonly description?: string
  readonly form?: Concept | Unmapped
  readonly package?: Package
  readonly atc?: Concept
  readonly ingredients?: readonly Ingredient[]
  readonly parts?: readonly { readonly quantity: Amount; readonly product: Product }[]
}

const quantity = (name: string, [value, unit]: Amount, type = 'PQ'): Markup =>
  el(name, { 'xsi:type': type, value, unit })

/** `manufacturedMaterial` in the document's dialect: eu-formats.md 2.2 lists where they differ. */
export function material(w: Writing, p: Product, key: string): Markup {
  return el(
    'manufacturedMaterial',
    { classCode: 'MMAT', determinerCode: 'KIND' },
    templates(w.dialect === 'epsos' ? 'E.3.1' : 'E.3.32'),
    p.code && el('code', { code: p.code.code, codeSystem: p.code.oid, displayName: p.code.display }),
    el('name', {}, p.name),
    contents(w, p, key),
  )
}

function contents(w: Writing, p: Product, key: string): readonly (Markup | undefined)[] {
  const own = (name: string): string => `${w.prefix}:${name}`
  return [
    p.description ? el(own('desc'), {}, p.description) : undefined,
    p.form && coded(w, own('formCode'), p.form, 'text' in p.form ? {} : { originalText: `${key}-form` }),
    p.package && packaged[w.dialect](w, p.package),
    p.atc && general(w, p.atc),
    ...(p.parts ?? []).map((part) =>
      el(
        own('part'),
        { classCode: 'PART' },
        quantity(own('quantity'), part.quantity, w.dialect === 'epsos' ? `${w.prefix}:PQ` : 'PQ'),
        el(
          own('partProduct'),
          { classCode: 'MMAT', determinerCode: 'KIND' },
          el(own('name'), {}, part.product.name),
          contents(w, part.product, key),
        ),
      ),
    ),
    ...(p.ingredients ?? []).map((of) => ingredient(w, of, key)),
  ]
}

const packaged: Record<Writing['dialect'], (w: Writing, p: Package) => Markup> = {
  pharm: (w, p) =>
    el(
      `${w.prefix}:asContent`,
      { classCode: 'CONT' },
      quantity(`${w.prefix}:quantity`, p.quantity),
      el(
        `${w.prefix}:containerPackagedProduct`,
        { classCode: 'CONT', determinerCode: 'KIND' },
        p.name ? el(`${w.prefix}:name`, {}, p.name) : undefined,
        coded(w, `${w.prefix}:formCode`, p.form),
        p.inside && packaged.pharm(w, p.inside),
      ),
    ),
  epsos: (w, p) =>
    el(
      `${w.prefix}:asContent`,
      { classCode: 'CONT' },
      el(
        `${w.prefix}:containerPackagedMedicine`,
        { classCode: 'CONT', determinerCode: 'INSTANCE' },
        p.name ? el(`${w.prefix}:name`, {}, p.name) : undefined,
        coded(w, `${w.prefix}:formCode`, p.form),
        el(`${w.prefix}:capacityQuantity`, { value: p.quantity[0], unit: p.quantity[1] }),
        p.inside && packaged.epsos(w, p.inside),
      ),
    ),
}

const kind: Record<Writing['dialect'], string> = { epsos: 'generalizedMedicineClass', pharm: 'generalizedMaterialKind' }
const substance: Record<Writing['dialect'], string> = { epsos: 'ingredient', pharm: 'ingredientSubstance' }

function general(w: Writing, atc: Concept): Markup {
  const code = coded(w, `${w.prefix}:code`, atc)
  return el(
    `${w.prefix}:asSpecializedKind`,
    { classCode: 'GEN' },
    el(`${w.prefix}:${kind[w.dialect]}`, { classCode: 'MMAT', determinerCode: 'KIND' }, code),
  )
}

/** One active ingredient with its strength. */
export function ingredient(w: Writing, of: Ingredient, key: string): Markup {
  const own = (name: string): string => `${w.prefix}:${name}`
  return el(
    own('ingredient'),
    { classCode: 'ACTI' },
    of.strength && el(own('quantity'), {}, strength(w, of.strength)),
    el(
      own(substance[w.dialect]),
      { classCode: 'MMAT', determinerCode: 'KIND' },
      coded(w, own('code'), of.substance, 'text' in of.substance ? {} : { originalText: `${key}-substance` }),
    ),
  )
}

function strength(w: Writing, of: NonNullable<Ingredient['strength']>): readonly Markup[] {
  const [prefix, type] = w.dialect === 'epsos' ? [`${w.prefix}:`, `${w.prefix}:PQ`] : ['', 'PQ']
  if ('text' in of) {
    const words = el(`${prefix}translation`, {}, el(`${prefix}originalText`, {}, of.text))
    return [
      el(`${prefix}numerator`, { 'xsi:type': type, nullFlavor: 'OTH' }, words),
      el(`${prefix}denominator`, { 'xsi:type': type, nullFlavor: 'NI' }),
    ]
  }
  return [quantity(`${prefix}numerator`, of.of, type), quantity(`${prefix}denominator`, of.per, type)]
}

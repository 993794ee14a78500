type Language = 'nb' | 'nn' | 'en'
type Counted = readonly [one: string, other: string]
type CountedTexts = Readonly<Record<Language, Counted>>

const same = (one: string, other: string, enOne: string, enOther: string): CountedTexts => ({
  nb: [one, other],
  nn: [one, other],
  en: [enOne, enOther],
})

const tablet: CountedTexts = { nb: ['tablett', 'tabletter'], nn: ['tablett', 'tablettar'], en: ['tablet', 'tablets'] }
const capsule: CountedTexts = { nb: ['kapsel', 'kapsler'], nn: ['kapsel', 'kapslar'], en: ['capsule', 'capsules'] }
const drop: CountedTexts = { nb: ['dråpe', 'dråper'], nn: ['drope', 'dropar'], en: ['drop', 'drops'] }
const puff: CountedTexts = {
  nb: ['dose (trykk)', 'doser (trykk)'],
  nn: ['dose (trykk)', 'dosar (trykk)'],
  en: ['puff', 'puffs'],
}
const dose: CountedTexts = { nb: ['dose', 'doser'], nn: ['dose', 'dosar'], en: ['dose', 'doses'] }
const patch = same('plaster', 'plaster', 'patch', 'patches')
const ampoule: CountedTexts = { nb: ['ampulle', 'ampuller'], nn: ['ampulle', 'ampullar'], en: ['ampoule', 'ampoules'] }
const vial: CountedTexts = { nb: ['hetteglass', 'hetteglass'], nn: ['hetteglas', 'hetteglas'], en: ['vial', 'vials'] }
const suppository: CountedTexts = {
  nb: ['stikkpille', 'stikkpiller'],
  nn: ['stikkpille', 'stikkpiller'],
  en: ['suppository', 'suppositories'],
}

/** UCUM units that are counted: time, and the annotations senders use for things taken. */
const ucum: ReadonlyMap<string, CountedTexts> = new Map(
  Object.entries({
    s: { nb: ['sekund', 'sekunder'], nn: ['sekund', 'sekund'], en: ['second', 'seconds'] },
    min: { nb: ['minutt', 'minutter'], nn: ['minutt', 'minutt'], en: ['minute', 'minutes'] },
    h: { nb: ['time', 'timer'], nn: ['time', 'timar'], en: ['hour', 'hours'] },
    d: { nb: ['dag', 'dager'], nn: ['dag', 'dagar'], en: ['day', 'days'] },
    wk: { nb: ['uke', 'uker'], nn: ['veke', 'veker'], en: ['week', 'weeks'] },
    mo: { nb: ['måned', 'måneder'], nn: ['månad', 'månader'], en: ['month', 'months'] },
    a: same('år', 'år', 'year', 'years'),
    U: { nb: ['enhet', 'enheter'], nn: ['eining', 'einingar'], en: ['unit', 'units'] },
    '{unit}': { nb: ['enhet', 'enheter'], nn: ['eining', 'einingar'], en: ['unit', 'units'] },
    '{tablet}': tablet,
    '{tbl}': tablet,
    '{capsule}': capsule,
    '{cap}': capsule,
    '{dose}': dose,
    '{puff}': puff,
    '{actuation}': puff,
    '{drop}': drop,
    '[drp]': drop,
    '{patch}': patch,
    '{ampoule}': ampoule,
    '{vial}': vial,
    '{suppository}': suppository,
  }),
)

/** EDQM Standard Terms' units of presentation, as MyHealth@EU counts packages and doses with them. */
const edqm: ReadonlyMap<string, CountedTexts> = new Map(
  Object.entries({
    '15001000': puff,
    '15002000': ampoule,
    '15005000': { nb: ['pose', 'poser'], nn: ['pose', 'posar'], en: ['bag', 'bags'] },
    '15009000': { nb: ['flaske', 'flasker'], nn: ['flaske', 'flasker'], en: ['bottle', 'bottles'] },
    '15012000': capsule,
    '15013000': {
      nb: ['sylinderampulle', 'sylinderampuller'],
      nn: ['sylinderampulle', 'sylinderampullar'],
      en: ['cartridge', 'cartridges'],
    },
    '15022000': drop,
    '15036000': patch,
    '15037000': { nb: ['penn', 'penner'], nn: ['penn', 'pennar'], en: ['pen', 'pens'] },
    '15039000': { nb: ['vagitorie', 'vagitorier'], nn: ['vagitorie', 'vagitoriar'], en: ['pessary', 'pessaries'] },
    '15045000': { nb: ['dosepose', 'doseposer'], nn: ['dosepose', 'doseposar'], en: ['sachet', 'sachets'] },
    '15051000': suppository,
    '15052000': { nb: ['sprøyte', 'sprøyter'], nn: ['sprøyte', 'sprøyter'], en: ['syringe', 'syringes'] },
    '15054000': tablet,
    '15060000': vial,
  }),
)

const rules: Readonly<Record<Language, Intl.PluralRules>> = {
  nb: new Intl.PluralRules('nb'),
  nn: new Intl.PluralRules('nn'),
  en: new Intl.PluralRules('en'),
}

/**
 * A counted unit in the number the amount asks for («2 tabletter», «8 timer»); undefined for a unit that is measured
 * rather than counted, or that is not in the tables: its designation or the code as sent is then the text.
 *
 * @param code a UCUM code, or an EDQM unit of presentation
 */
export function countedUnit(code: string, amount: number, language: Language): string | undefined {
  const texts = ucum.get(code) ?? edqm.get(code)
  if (!texts) return undefined
  const [one, other] = texts[language]
  return rules[language].select(amount) === 'one' ? one : other
}

/** UCUM codes whose printed form differs from the code. Microgram is never abbreviated: µg and mg are mistaken. */
const printed: ReadonlyMap<string, string | Readonly<Record<Language, string>>> = new Map(
  Object.entries({
    ug: { nb: 'mikrogram', nn: 'mikrogram', en: 'microgram' },
    mL: 'ml',
    L: 'l',
    dL: 'dl',
    cL: 'cl',
    uL: { nb: 'mikroliter', nn: 'mikroliter', en: 'microlitre' },
    fL: 'fl',
    umol: { nb: 'mikromol', nn: 'mikromol', en: 'micromole' },
    '[IU]': { nb: 'IE', nn: 'IE', en: 'IU' },
    '[iU]': { nb: 'IE', nn: 'IE', en: 'IU' },
    'k[IU]': { nb: 'tusen IE', nn: 'tusen IE', en: 'thousand IU' },
    '10*6.[IU]': { nb: 'mill. IE', nn: 'mill. IE', en: 'million IU' },
    'm[IU]': { nb: 'mIE', nn: 'mIE', en: 'mIU' },
    U: { nb: 'enheter', nn: 'einingar', en: 'units' },
    Cel: '°C',
    'mm[Hg]': 'mmHg',
    'kg/m2': 'kg/m²',
    m2: 'm²',
    '10*3/uL': '10³/µl',
    '10*6/uL': '10⁶/µl',
    '10*9/L': '10⁹/l',
    '10*12/L': '10¹²/l',
    d: { nb: 'dag', nn: 'dag', en: 'day' },
    h: { nb: 'time', nn: 'time', en: 'hour' },
    wk: { nb: 'uke', nn: 'veke', en: 'week' },
    mo: { nb: 'måned', nn: 'månad', en: 'month' },
    a: { nb: 'år', nn: 'år', en: 'year' },
    '{pack}': { nb: 'pakker', nn: 'pakker', en: 'packs' },
    '{packs}': { nb: 'pakker', nn: 'pakker', en: 'packs' },
    '{glass}': { nb: 'glass', nn: 'glas', en: 'glasses' },
    '{drink}': { nb: 'drikkeenheter', nn: 'drikkeeiningar', en: 'drinks' },
    '{INR}': 'INR',
    '{score}': { nb: 'poeng', nn: 'poeng', en: 'points' },
    '[degF]': '°F',
    '{cigarette}': { nb: 'sigaretter', nn: 'sigarettar', en: 'cigarettes' },
  }),
)

/** Codes that are printed as they stand; anything outside both lists we have not looked at. */
const asTheyStand = new Set([
  'g',
  'kg',
  'mg',
  'ng',
  'pg',
  'mmol',
  'nmol',
  'pmol',
  'mol',
  'cm',
  'mm',
  'm',
  's',
  'min',
  '%',
  'kPa',
  'kcal',
  'kJ',
  'MBq',
  'ml',
  'l',
  'pH',
])

/**
 * A UCUM unit as it is printed after a number («mg», «ml», «IE», «mg/ml», «pakker/dag»). A quotient is printed part by
 * part; undefined where any part is unknown, and the code as sent is then the text. `1` is printed as nothing.
 */
export function printedUnit(code: string, language: Language): string | undefined {
  if (code === '1') return ''
  const whole = ofOne(code, language)
  if (whole !== undefined) return whole
  const [numerator = '', denominator, ...rest] = code.split('/')
  if (denominator === undefined || rest.length > 0) return undefined
  const above = numerator === '' ? '' : ofOne(numerator, language)
  const below = ofOne(denominator, language)
  return above === undefined || below === undefined ? undefined : `${above}/${below}`
}

function ofOne(code: string, language: Language): string | undefined {
  if (asTheyStand.has(code)) return code
  const text = printed.get(code)
  if (text !== undefined) return typeof text === 'string' ? text : text[language]
  return undefined
}

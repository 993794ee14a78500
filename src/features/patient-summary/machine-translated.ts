import type { Language } from '../../protocols/web/language.ts'
import type { Translator } from '../machine-translation/index.ts'
import type { Detail, Fact, Said, SummaryView } from './view/summary-view.ts'

/**
 * The view with a machine's translation beside each piece of free text in another language. Warnings, dangers and
 * everything else were decided before and stay as they are (issue 2, item 12).
 */
export async function machineTranslated(
  view: SummaryView,
  language: Language,
  translator: Translator,
): Promise<SummaryView> {
  const foreign = new Map<string, Set<string>>()
  eachSaid(view, ({ how, text, lang }) => {
    if (how !== 'free-text' || lang === language || lang === 'und') return
    foreign.set(lang, (foreign.get(lang) ?? new Set()).add(text))
  })
  const found = new Map<string, string>()
  await Promise.all(
    [...foreign].map(async ([lang, texts]) => {
      const asked = [...texts]
      const translated = await translator.translate(asked, lang, language)
      asked.forEach((text, at) => {
        const words = translated[at]
        if (words !== undefined) found.set(`${lang}\n${text}`, words)
      })
    }),
  )
  // The service knows bokmål and English; nynorsk and Sámi readers are given bokmål, and told so.
  const lang = language === 'en' ? 'en' : 'nb'
  const withMachine = (said: Said): Said => {
    const words = said.how === 'free-text' ? found.get(`${said.lang}\n${said.text}`) : undefined
    return words === undefined ? said : { ...said, machine: { text: words, lang } }
  }
  const detail = (each: Detail): Detail => ({ ...each, values: each.values.map(withMachine) })
  const fact = (each: Fact): Fact => ({
    ...each,
    lead: each.lead.map(withMachine),
    main: each.main.map(detail),
    more: each.more.map(detail),
  })
  return {
    ...view,
    sections: view.sections.map((section) => ({
      ...section,
      groups: section.groups.map((group) => ({ ...group, facts: group.facts.map(fact) })),
    })),
  }
}

function eachSaid(view: SummaryView, tell: (said: Said) => void): void {
  for (const { groups } of view.sections)
    for (const { facts } of groups)
      for (const { lead, main, more } of facts) {
        lead.forEach(tell)
        for (const { values } of [...main, ...more]) values.forEach(tell)
      }
}

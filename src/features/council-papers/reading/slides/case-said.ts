import type { CaseType } from '../../../council/index.ts'
import { bulletOf, compact, joinText, said, sourceOf } from '../lines.ts'
import type { CaseSaid, DecisionSaid, PaperText, ProposalSaid, Said, SectionSaid } from '../reading.ts'
import { pointsOf } from './boxes.ts'
import type { CaseSlides } from './cases.ts'
import { unlistedProposal } from './acts.ts'
import { isOutcome } from './deck-headings.ts'
import { type SlideSection, sectionsOf } from './sections.ts'

/** What the agenda adds to what the slides of a case say. */
export type FromAgenda = {
  readonly title?: Said
  /** What other slides call the case. */
  readonly variants: readonly Said[]
  readonly type?: Said<CaseType>
}

/** What the slides of one case say of it. What is said twice, as on slides that build up, is kept once. */
export function caseSaid(
  paper: PaperText,
  slides: CaseSlides,
  agenda: FromAgenda,
  acts: RegExp,
  markdown: boolean,
): CaseSaid {
  const listed = sectionsOf(slides.slides, markdown, acts)
  const known = listed.some(({ kind }) => isOutcome(kind))
  const unlisted = known ? undefined : unlistedProposal(slides.slides, acts)
  const sections = unlisted ? [...listed, unlisted] : listed
  const title = agenda.title ?? slides.title
  return {
    ...slides.number,
    ...(title && { title, ...otherTitles(title, [...(slides.title ? [slides.title] : []), ...agenda.variants]) }),
    ...(agenda.type && { type: agenda.type }),
    sections: sectionsSaid(paper, sections),
    questions: distinct(
      sections
        .filter(({ kind }) => kind === 'droftingssporsmal')
        .flatMap(({ body }) => pointsOf(body).map((point) => said(paper, point)))
        .filter(({ value }) => value.includes('?') || bulletOf(value) !== undefined),
    ),
    attachments: [],
    proposals: sections
      .flatMap((section): readonly ProposalSaid[] => {
        const kind = proposalKinds.get(section.kind)
        return kind ? [{ kind, ...bodySaid(paper, section) }] : []
      })
      .reduce<readonly ProposalSaid[]>(latest, []),
    decisions: sections
      .flatMap((section): readonly DecisionSaid[] => {
        const { kind } = section
        return kind === 'vedtak' || kind === 'vedtak-oppdatert' ? [{ kind, ...bodySaid(paper, section) }] : []
      })
      .reduce<readonly DecisionSaid[]>(latest, []),
    inputs: [],
    earlier: [],
    source: slides.source,
  }
}

/** The titles that differ from the one kept by more than spacing, hyphens and capitals. */
function otherTitles(title: Said, others: readonly Said[]): Pick<CaseSaid, 'otherTitles'> {
  const different = distinct(others).filter(({ value }) => compact(value) !== compact(title.value))
  return different.length > 0 ? { otherTitles: different } : {}
}

const proposalKinds = new Map<SlideSection['kind'], ProposalSaid['kind']>([
  ['forslag-til-vedtak', 'forslag'],
  ['forslag-oppdatert', 'forslag-oppdatert'],
])

function sectionsSaid(paper: PaperText, sections: readonly SlideSection[]): readonly SectionSaid[] {
  const kept: SectionSaid[] = []
  for (const { kind, heading, body } of sections) {
    const section = kind === 'forslag-oppdatert' ? 'forslag-til-vedtak' : kind
    if (section !== 'hensikt' && section !== 'bakgrunn' && section !== 'droftingssporsmal') continue
    const text = joinText(body.map((line) => line.text))
    const again = kept.some((each) => each.kind === section && compact(each.text) === compact(text))
    if (!again)
      kept.push({ kind: section, heading: heading.text.replace(/:$/, ''), text, source: sourceOf(paper, body) })
  }
  return kept
}

function bodySaid(paper: PaperText, { body }: SlideSection): Said {
  return said(paper, body)
}

/** Keeps the fullest of what builds up over slides: a text that goes on from an earlier one stands for it. */
function latest<Text extends Said & { readonly kind: string }>(kept: readonly Text[], next: Text): readonly Text[] {
  const text = compact(next.value)
  if (kept.some((each) => each.kind === next.kind && compact(each.value).startsWith(text))) return kept
  const before = kept.filter((each) => each.kind !== next.kind || !text.startsWith(compact(each.value)))
  return [...before, next]
}

function distinct(texts: readonly Said[]): readonly Said[] {
  const seen = new Set<string>()
  return texts.filter(({ value }) => {
    const key = compact(value)
    return key !== '' && !seen.has(key) && seen.add(key)
  })
}

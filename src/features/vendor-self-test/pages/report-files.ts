import { html, renderHtml } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import { countsOf, type Finding, type Report } from '../report.ts'
import { evidenceParts, reportFacts, reportSection, verdicts } from './report.ts'
import { ruleText } from './rule-texts.ts'
import { selfTestTexts } from './texts.ts'

/** For machines: codes, moments and sources, in no language. */
export function reportJson(report: Report): string {
  return `${JSON.stringify({ ...report, counts: countsOf(report.findings) }, undefined, 2)}\n`
}

/** For a self-declaration that is written as text (CommonMark with tables). */
export function reportMarkdown(report: Report, language: Language): string {
  const t = selfTestTexts(language)
  const counts = countsOf(report.findings)
  const facts = reportFacts(report, language).map(([name, value]) => `- **${name}:** ${plain(String(value))}`)
  const sources = report.contract.sources.map(
    ({ sure, says, url }) => `  - ${t[sure]}: ${plain(says)}${url === undefined ? '' : ` <${url}>`}`,
  )
  return [
    `# ${t.runTitle(plain(`${report.product.name} ${report.product.version}`))}`,
    String(t.counts(String(counts.kept), String(counts.broken), String(counts['not-tried']))),
    [...facts, `- **${t.basis}:**`, ...sources].join('\n'),
    ...verdicts.flatMap((verdict) => {
      const those = report.findings.filter((each) => each.verdict === verdict)
      return those.length === 0 ? [] : [`## ${t[verdict]}: ${those.length}`, table(those, language)]
    }),
    `${t.noSeal}\n`,
  ].join('\n\n')
}

function table(findings: readonly Finding[], language: Language): string {
  const t = selfTestTexts(language)
  const rows = findings.map(({ rule, about, basis, because, evidence }) => {
    const seen = evidence.map((each) => {
      const { clock, call, outcome } = evidenceParts(each)
      return plain(`${clock} ${call} ${outcome}`)
    })
    const source = basis.url === undefined ? plain(basis.says) : `[${plain(basis.says)}](${basis.url})`
    const proposed = basis.sure === 'proposed' ? ` (${t.proposed})` : ''
    const what = `${ruleText(rule, language)}${about === undefined ? '' : ` \`${about}\``}`
    return `| ${what} | ${source}${proposed} | ${[...(because ? [String(t[because])] : []), ...seen].join('<br>')} |`
  })
  return [`| ${t.rule} | ${t.basis} | ${t.evidence} |`, '| --- | --- | --- |', ...rows].join('\n')
}

/** Characters that Markdown would read as its own, or that would end a row. */
function plain(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>|#]/g, '\\$&').replaceAll(/\s+/g, ' ')
}

/** One file that shows itself: no script, and nothing fetched. */
export function reportHtml(report: Report, language: Language): string {
  const t = selfTestTexts(language)
  const title = t.runTitle(`${report.product.name} ${report.product.version}`)
  return renderHtml(html`<!doctype html>
<html lang="${language === 'se' ? 'nb' : language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title.plain}</title><link rel="stylesheet" href="data:text/css;base64,${Buffer.from(style).toString('base64')}"></head>
<body><main><h1>${title}</h1>
${reportSection(report, language)}</main></body></html>
`)
}

const style = `:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 72rem; overflow-wrap: anywhere; padding: 1rem 1.5rem 4rem; }
table { border-collapse: collapse; width: 100%; } th, td { border-top: 1px solid; padding: 0.5rem 0.75rem; text-align: start; vertical-align: top; }
th[scope=row] { font-weight: inherit; width: 45%; } .vp-facts > div { display: flex; flex-wrap: wrap; gap: 0 1rem; } dt { min-width: 16rem; }
dd { margin: 0; } .vp-plain { margin: 0; padding-inline-start: 1rem; } .kp-lead { font-size: 1.2rem; } code { font-size: 0.9em; }
.ds-tag { border: 1px solid; border-radius: 0.25rem; padding: 0.1rem 0.5rem; } .ds-sr-only { clip-path: inset(50%); position: absolute; }
.vp-scroll { overflow-x: auto; }
`

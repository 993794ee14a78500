import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { html, renderHtml as rendered, unescaped } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import type { SummaryView } from '../view/summary-view.ts'
import { bannerHtml, summaryHtml } from './summary.ts'
import { pageTexts } from './texts.ts'

const ground =
  'body{font-family:Inter,system-ui,sans-serif;margin:0}main{margin:0 auto;max-width:100rem;padding:1rem 1.5rem}'

/**
 * The reader's view as one file: the style is inside, nothing is fetched, nothing can run. Its policy allows the one
 * style by its hash (Content Security Policy 3, section 2.3).
 */
export function renderHtml(view: SummaryView, language: Language): string {
  const css = `${ground}\n${readFileSync(new URL('./style.css', import.meta.url), 'utf8')}`
  const hash = createHash('sha256').update(css).digest('base64')
  const t = pageTexts(language)
  return rendered(html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${t.summaryTitle.plain} – Knutepunkt</title>
<style>${unescaped(css)}</style>
</head>
<body>
${bannerHtml(view, language)}
<main>${summaryHtml(view, language, { originalsOpen: false })}</main>
</body>
</html>
`)
}

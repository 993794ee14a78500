import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename } from 'node:path'
import type { Asset } from './assets.ts'

const { resolve } = createRequire(import.meta.url)

const weights = [400, 500, 600] as const

const styleSheets = [
  '@digdir/designsystemet-css/theme.css',
  '@digdir/designsystemet-css',
  ...weights.map((weight) => `@fontsource/inter/${weight}.css`),
]

/** What features bring: style sheets, appended in order, and scripts, served under their own file names. */
export type FeatureAssets = { readonly styles?: readonly URL[]; readonly scripts?: readonly URL[] }

/** Designsystemet's style, the Inter font and our own rules, all from this machine: nothing is fetched from elsewhere. */
export function ownAssets({ styles = [], scripts = [] }: FeatureAssets = {}): readonly Asset[] {
  const foreign = styleSheets.map((name) => onlyWoff2(readFileSync(resolve(name), 'utf8')))
  const own = [new URL('./style.css', import.meta.url), ...styles].map((url) => readFileSync(url, 'utf8'))
  const css = [...foreign, ...own].join('\n')
  return [
    { name: 'all.css', type: 'text/css; charset=utf-8', bytes: Buffer.from(css) },
    { name: 'icon.svg', type: 'image/svg+xml', bytes: readFileSync(new URL('./icon.svg', import.meta.url)) },
    ...scripts.map((url) => ({
      name: basename(url.pathname),
      type: 'text/javascript; charset=utf-8',
      bytes: readFileSync(url),
    })),
    ...fontFiles(css).map((name) => ({ name, type: 'font/woff2', bytes: readFileSync(resolve(fontPath(name))) })),
  ]
}

/** Every browser that can show these pages reads woff2. */
function onlyWoff2(css: string): string {
  return css.replace(/,\s*url\([^)]*\.woff\)\s*format\('woff'\)/g, '')
}

function fontFiles(css: string): readonly string[] {
  return [...css.matchAll(/url\(\.\/(files\/[\w-]+\.woff2)\)/g)].map((found) => found[1]!)
}

function fontPath(name: string): string {
  return `@fontsource/inter/${name}`
}

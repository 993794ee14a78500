import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Asset } from './assets.ts'

const { resolve } = createRequire(import.meta.url)

const weights = [400, 500, 600] as const

const styleSheets = [
  '@digdir/designsystemet-css/theme.css',
  '@digdir/designsystemet-css',
  ...weights.map((weight) => `@fontsource/inter/${weight}.css`),
]

/**
 * Designsystemet's style, the Inter font and our own rules, all from this machine: nothing is fetched from elsewhere.
 *
 * @param features style sheets of features, appended in order
 */
export function ownAssets(features: readonly URL[] = []): readonly Asset[] {
  const foreign = styleSheets.map((name) => onlyWoff2(readFileSync(resolve(name), 'utf8')))
  const own = [new URL('./style.css', import.meta.url), ...features].map((url) => readFileSync(url, 'utf8'))
  const css = [...foreign, ...own].join('\n')
  return [
    { name: 'all.css', type: 'text/css; charset=utf-8', bytes: Buffer.from(css) },
    { name: 'icon.svg', type: 'image/svg+xml', bytes: readFileSync(new URL('./icon.svg', import.meta.url)) },
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

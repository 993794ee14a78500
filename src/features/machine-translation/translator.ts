/** Translates free text. What could not be translated is undefined in its place: the original then stands alone. */
export type Translator = {
  /**
   * @param texts plain text, each translated by itself, in order
   * @param from BCP-47 tag of the texts; only the language part is used
   * @param to BCP-47 tag of the reader
   */
  translate(texts: readonly string[], from: string, to: string): Promise<readonly (string | undefined)[]>
}

export type TranslatorNeeds = {
  /** Base address of the service, for instance one on the same host. */
  readonly address: string
  /** How long a page waits for all its texts. */
  readonly timeoutSeconds: number
  readonly fetch: typeof fetch
  /** Told that the service failed; never what it was asked. */
  readonly failed: (error: unknown) => void
}

/** More than this is not sent: a page is read now, and a service has its limits. */
const mostCharacters = 20_000

/** The service's answer to several texts (https://docs.libretranslate.com/api/operations/translate/). */
type Answer = { readonly translatedText: readonly string[] }

/** A client of a LibreTranslate service. Its failure is never the page's: the originals are shown without it. */
export function libreTranslator({ address, timeoutSeconds, fetch, failed }: TranslatorNeeds): Translator {
  const url = new URL('translate', address.endsWith('/') ? address : `${address}/`)
  return {
    async translate(texts, from, to) {
      const nothing = texts.map(() => undefined)
      const source = languageOf(from)
      const target = languageOf(to)
      const characters = texts.reduce((sum, text) => sum + text.length, 0)
      if (texts.length === 0 || source === target || characters > mostCharacters) return nothing
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ q: texts, source, target, format: 'text' }),
          signal: AbortSignal.timeout(timeoutSeconds * 1000),
          redirect: 'error',
        })
        if (!response.ok) throw new Error(`The translation service answered ${response.status}`)
        return parseAnswer(await response.json(), texts.length)
      } catch (error) {
        failed(error)
        return nothing
      }
    },
  }
}

/** Bokmål and nynorsk are `nb` and `nn` here and mostly `no` or `nb` there; the service knows bokmål. */
function languageOf(tag: string): string {
  const language = tag.split('-')[0]?.toLowerCase() ?? ''
  return ['no', 'nn', 'se'].includes(language) ? 'nb' : language
}

function parseAnswer(answer: unknown, wanted: number): readonly (string | undefined)[] {
  const texts = (answer as Partial<Answer> | null)?.translatedText
  if (!Array.isArray(texts) || texts.length !== wanted)
    throw new Error('The translation service answered in another form')
  return texts.map((text) => (typeof text === 'string' && text.trim() ? text : undefined))
}

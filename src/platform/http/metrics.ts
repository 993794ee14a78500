/** Labels of one sample. Only words from closed lists (route ids, status codes): each value makes a time series. */
export type Labels = Readonly<Record<string, string>>

/** Numbers a process keeps about itself, rendered in the Prometheus text format. */
export type Metrics = {
  readonly counter: (name: string, about: string) => (labels?: Labels, by?: number) => void
  /** @param bounds upper bounds of the buckets, ascending, in the unit the name ends with */
  readonly histogram: (
    name: string,
    about: string,
    bounds: readonly number[],
  ) => (value: number, labels?: Labels) => void
  /** A number read when it is asked for. */
  readonly gauge: (name: string, about: string, read: () => number) => void
  /** Several of one family. */
  readonly gauges: (name: string, about: string, read: () => readonly Reading[]) => void
  /** https://prometheus.io/docs/instrumenting/exposition_formats/ (text format 0.0.4) */
  readonly render: () => string
}

/** One of a family of numbers. */
export type Reading = { readonly labels: Labels; readonly value: number }

/** The media type of what `render` gives. */
export const metricsType = 'text/plain; version=0.0.4; charset=utf-8'

/** An empty set of metrics. */
export function makeMetrics(): Metrics {
  const families: (() => string)[] = []
  const family = (name: string, type: string, about: string, lines: () => readonly string[]) => {
    families.push(() => [`# HELP ${name} ${about}`, `# TYPE ${name} ${type}`, ...lines(), ''].join('\n'))
  }
  return {
    counter(name, about) {
      const totals = new Map<string, number>()
      family(name, 'counter', about, () => [...totals].map(([labels, total]) => `${name}${labels} ${total}`))
      return (labels = {}, by = 1) => {
        const key = written(labels)
        totals.set(key, (totals.get(key) ?? 0) + by)
      }
    },
    histogram(name, about, bounds) {
      const series = new Map<string, Series>()
      family(name, 'histogram', about, () => [...series.values()].flatMap((each) => histogramLines(name, bounds, each)))
      return (value, labels = {}) => {
        const key = written(labels)
        const { counts, sum, count } = series.get(key) ?? { counts: bounds.map(() => 0), sum: 0, count: 0 }
        const raised = counts.map((n, i) => (value <= bounds[i]! ? n + 1 : n))
        series.set(key, { labels, counts: raised, sum: sum + value, count: count + 1 })
      }
    },
    gauge(name, about, read) {
      family(name, 'gauge', about, () => [`${name} ${read()}`])
    },
    gauges(name, about, read) {
      family(name, 'gauge', about, () => read().map(({ labels, value }) => `${name}${written(labels)} ${value}`))
    },
    render: () => families.map((lines) => lines()).join(''),
  }
}

type Series = {
  readonly labels: Labels
  readonly counts: readonly number[]
  readonly sum: number
  readonly count: number
}

function histogramLines(name: string, bounds: readonly number[], { labels, counts, sum, count }: Series) {
  const buckets = counts.map((n, i) => `${name}_bucket${written({ ...labels, le: String(bounds[i]) })} ${n}`)
  const all = `${name}_bucket${written({ ...labels, le: '+Inf' })} ${count}`
  return [...buckets, all, `${name}_sum${written(labels)} ${sum}`, `${name}_count${written(labels)} ${count}`]
}

function written(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value.replace(/[\\"\n]/g, '_')}"`)
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}

/** What `--to` takes, as the help of `convert` says it. @throws Error when the help no longer says so */
export function commandTargets(help: string): readonly string[] {
  const targets = /--to (\w+(?:\|\w+)+)/.exec(help)?.[1]?.split('|')
  if (!targets) throw new Error('The help of convert does not say what --to takes')
  return targets
}

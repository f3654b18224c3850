/** One of two people who may be the same: what there is to compare. */
import { useMemo, type ReactNode } from 'react'
import { affiliationsOf, countForms } from '../state/persons.ts'
import { useLoaded } from './context.ts'
import { LongList, Section } from './parts.tsx'
import { count, yearsOf } from './words.ts'

const MOST_AFFILIATIONS = 2

export function PersonCard({ index, beside }: { index: number; beside: number }): ReactNode {
  const { facts, corpus } = useLoaded()
  const author = facts.authors[index]!
  const self = { kind: 'author', index } as const
  const papers = corpus.papersOf(self)
  const forms = useMemo(() => countForms(corpus, index), [corpus, index])
  const affiliations = useMemo(() => affiliationsOf(corpus, index), [corpus, index])
  const topics = useMemo(() => corpus.related({ kind: 'author', index }, 'topic'), [corpus, index])
  const coauthors = useMemo(() => {
    const shared = new Set(corpus.related({ kind: 'author', index: beside }, 'author').map((other) => other.index))
    return corpus
      .related({ kind: 'author', index }, 'author')
      .map((other) => ({ index: other.index, isShared: shared.has(other.index) }))
      .sort((a, b) => Number(b.isShared) - Number(a.isShared))
  }, [corpus, index, beside])
  return (
    <article className="person-card" aria-label={author.label}>
      <h3>{author.label}</h3>
      <p className="fine">{[count(papers.length, 'paper'), yearsOf(facts, papers)].filter(Boolean).join(' · ')}</p>
      {author.orcid && <p className="fine">ORCID {author.orcid}</p>}
      {forms.length > 1 && (
        <p className="fine">Printed as {forms.map(([form, times]) => `${form} (${times}×)`).join('; ')}</p>
      )}
      {affiliations.slice(0, MOST_AFFILIATIONS).map((affiliation) => (
        <p key={affiliation} className="fine">
          {affiliation}
        </p>
      ))}
      <Section title={count(coauthors.length, 'co-author')}>
        <LongList
          entries={coauthors}
          short={5}
          render={({ index: other, isShared }) => (
            <li key={other} className={isShared ? 'is-shared' : undefined}>
              {facts.authors[other]!.label}
              {isShared && ' – of both'}
            </li>
          )}
        />
      </Section>
      <Section title="Papers">
        <LongList
          entries={papers}
          short={4}
          render={(paper) => (
            <li key={paper}>
              {facts.papers[paper]!.title}{' '}
              <span className="fine">
                {[facts.papers[paper]!.venue, facts.papers[paper]!.year].filter(Boolean).join(' · ')}
              </span>
            </li>
          )}
        />
      </Section>
      {topics.length > 0 && (
        <p className="fine">
          On{' '}
          {topics
            .slice(0, 6)
            .map((topic) => facts.topics[topic.index]!.label)
            .join(', ')}
        </p>
      )}
    </article>
  )
}

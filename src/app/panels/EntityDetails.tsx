/** Details of one person, topic, system or paper. */
import { useState, type ReactNode } from 'react'
import { rowOf, type Entity, type Facts } from '../../core/index.ts'
import { keyOf } from '../state/entities.ts'
import { edgeSelection } from '../state/selection.ts'
import { select } from '../state/store.ts'
import { useApp, useLoaded } from './context.ts'
import { PersonActions, TopicActions } from './LateSettling.tsx'
import { MarkActions } from './MarkActions.tsx'
import { NetworkPerson } from './NetworkPerson.tsx'
import { NoteField } from './NoteField.tsx'
import { PathField } from './PathDetails.tsx'
import { Address, Chips, EntityButton, LongList, Papers, Section } from './parts.tsx'
import { Surroundings } from './Surroundings.tsx'
import { WhyNumber } from './WhyNumber.tsx'
import { YearBars } from './YearBars.tsx'
import { count, showNumber, yearsOf } from './words.ts'

/** Topics named beside a co-author. */
const MOST_SHARED_TOPICS = 4

export function EntityDetails({ entity }: { entity: Entity }): ReactNode {
  const { facts } = useLoaded()
  const key = keyOf(facts, entity)
  const OwnDetails = entity.kind === 'author' && facts.papers.length === 0 ? NetworkPerson : DETAILS[entity.kind]
  return (
    <OwnDetails index={entity.index}>
      <Surroundings of={key} />
      <MarkActions>
        <NoteField key={key} of={key} />
      </MarkActions>
    </OwnDetails>
  )
}

interface OwnProps {
  readonly index: number
  /** What can be done with it: after what it is in a line, before the rest. */
  readonly children: ReactNode
}

const DETAILS: Readonly<Record<Entity['kind'], (props: OwnProps) => ReactNode>> = {
  author: AuthorDetails,
  topic: TopicDetails,
  system: SystemDetails,
  paper: PaperDetails,
}

function AuthorDetails({ index, children }: OwnProps): ReactNode {
  const { facts, corpus } = useLoaded()
  const self: Entity = { kind: 'author', index }
  const author = facts.authors[index]!
  const papers = corpus.papersOf(self)
  const coauthors = corpus.related(self, 'author')
  const [isWithTopics, setWithTopics] = useState(false)
  return (
    <>
      <p className="lead">
        {[
          count(papers.length, 'paper'),
          coauthors.length > 0 ? count(coauthors.length, 'co-author') : 'no co-authors',
          yearsOf(facts, papers),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {children}
      {author.orcid && <Address address={`https://orcid.org/${author.orcid}`} />}
      <PersonActions key={author.id} index={index} />
      <YearBars papers={papers} />
      {coauthors.length > 0 && (
        <Section title="Co-authors">
          <LongList
            entries={coauthors}
            render={(other) => (
              <Companion
                key={other.index}
                self={self}
                other={{ kind: 'author', index: other.index }}
                papers={other.papers}
                isWithTopics={isWithTopics}
              />
            )}
          />
          <button
            type="button"
            className="text-button"
            aria-pressed={isWithTopics}
            onClick={() => setWithTopics(!isWithTopics)}
          >
            Shared topics of each
          </button>
          <WhyNumber papers={papers} of="mark" among="authors" />
        </Section>
      )}
      <Chips title="Topics" entities={corpus.related(self, 'topic').map((topic) => chip('topic', topic))} />
      <Chips title="Systems" entities={corpus.related(self, 'system').map((system) => chip('system', system))} />
      <Papers papers={newestFirst(facts.papers, papers)} />
      {coauthors.length > 0 && <PathField from={author.id} />}
    </>
  )
}

/** Someone else with the papers together; the count leads to the link and the papers behind it. */
function Companion({
  self,
  other,
  papers,
  isWithTopics = false,
}: {
  self: Entity
  other: Entity
  papers: readonly number[]
  isWithTopics?: boolean
}): ReactNode {
  const { store } = useApp()
  const { facts } = useLoaded()
  const years = yearsOf(facts, papers)
  const words = `${count(papers.length, 'paper')} together${years && `, ${years}`}`
  return (
    <li>
      <div className="companion">
        <EntityButton entity={other} />
        <button
          type="button"
          className="count-button"
          aria-label={`${words}: show them`}
          title={words}
          onClick={() => select(store, edgeSelection(keyOf(facts, self), keyOf(facts, other)))}
        >
          {papers.length}
        </button>
      </div>
      {isWithTopics && <p className="companion-topics">{topicsOf(facts, papers)}</p>}
    </li>
  )
}

/** The topics that most of these papers have, in words. */
function topicsOf(facts: Facts, papers: readonly number[]): string {
  const counts = new Map<number, number>()
  for (const paper of papers)
    for (const topic of rowOf(facts.paperTopics, paper)) counts.set(topic, (counts.get(topic) ?? 0) + 1)
  const topics = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST_SHARED_TOPICS)
  return topics.length === 0 ? 'no topics' : topics.map(([topic]) => facts.topics[topic]!.label).join('; ')
}

function TopicDetails({ index, children }: OwnProps): ReactNode {
  const { facts, corpus, view } = useLoaded()
  const self: Entity = { kind: 'topic', index }
  const topic = facts.topics[index]!
  const papers = corpus.papersOf(self)
  const people = corpus.related(self, 'author')
  const forms = otherForms(topic)
  return (
    <>
      <p className="lead">
        {[
          `in ${count(papers.length, 'paper')}`,
          people.length > 0 && count(people.length, 'person', 'people'),
          yearsOf(facts, papers),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {children}
      {forms.length > 0 && <p className="fine">Also written {forms.slice(0, 6).join('; ')}</p>}
      <TopicActions key={topic.id} index={index} />
      <YearBars papers={papers} />
      {people.length > 0 && (
        <Section title="People">
          <LongList
            entries={people}
            render={(person) => (
              <Companion
                key={person.index}
                self={self}
                other={{ kind: 'author', index: person.index }}
                papers={person.papers}
              />
            )}
          />
        </Section>
      )}
      <Chips title="Topics beside it" entities={corpus.related(self, 'topic').map((other) => chip('topic', other))} />
      {view.lens === 'topics' && <WhyNumber papers={papers} of="mark" among="topics" />}
      <Chips title="Systems" entities={corpus.related(self, 'system').map((system) => chip('system', system))} />
      <Papers papers={newestFirst(facts.papers, papers)} />
    </>
  )
}

/** Ways to write a topic that differ in more than capitals. */
function otherForms({ label, forms }: Facts['topics'][number]): string[] {
  const different = new Map([label, ...forms].map((form) => [form.toLowerCase(), form]))
  different.delete(label.toLowerCase())
  return [...different.values()]
}

function SystemDetails({ index, children }: OwnProps): ReactNode {
  const { facts, corpus } = useLoaded()
  const self: Entity = { kind: 'system', index }
  const system = facts.systems[index]!
  const papers = corpus.papersOf(self)
  const introducing = papers.filter((paper) => rowOf(facts.introducedSystems, paper).includes(index))
  const mentioning = papers.filter((paper) => !introducing.includes(paper))
  return (
    <>
      <p className="lead">{system.expansion ?? `in ${count(papers.length, 'paper')}`}</p>
      {children}
      {system.links.map((link) => (
        <p key={link}>
          <Address address={link} />
        </p>
      ))}
      <Papers title="Introduced by" papers={introducing} />
      <Papers title="Mentioned by" papers={mentioning} />
      <Chips title="People" entities={corpus.related(self, 'author').map((author) => chip('author', author))} />
      <Chips title="Topics" entities={corpus.related(self, 'topic').map((topic) => chip('topic', topic))} />
    </>
  )
}

function PaperDetails({ index, children }: OwnProps): ReactNode {
  const { facts } = useLoaded()
  const paper = facts.papers[index]!
  const authors = [...new Set(rowOf(facts.paperAuthors, index))]
  const systems = [...new Set([...rowOf(facts.introducedSystems, index), ...rowOf(facts.mentionedSystems, index)])]
  const addresses = [
    ...new Set([...(paper.doi ? [`doi:${paper.doi}`] : []), ...(paper.url ? [paper.url] : []), ...paper.links]),
  ]
  return (
    <>
      <p className="lead">
        {[paper.venue, paper.year, paper.citations !== undefined && `cited ${showNumber(paper.citations)} times`]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {children}
      {authors.length === 0 && <p className="fine">The source names no authors.</p>}
      <Chips title="Authors" entities={authors.map((author) => ({ entity: { kind: 'author', index: author } }))} />
      {paper.hasMoreAuthors && <p className="fine">The source cuts the byline here: there are more authors.</p>}
      {paper.abstract && (
        <Section title="Abstract">
          {paper.isAbstractGarbled && (
            <p className="notice">The source’s text is mixed up here, so it gives no topics.</p>
          )}
          <p className="abstract">{paper.abstract}</p>
        </Section>
      )}
      <Chips
        title="Topics"
        entities={[...rowOf(facts.paperTopics, index)].map((topic) => ({ entity: { kind: 'topic', index: topic } }))}
      />
      <Chips title="Systems" entities={systems.map((system) => ({ entity: { kind: 'system', index: system } }))} />
      {addresses.length > 0 && (
        <Section title="Links">
          <ul className="plain-list">
            {addresses.map((address) => (
              <li key={address}>
                <Address address={address} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="Read from">
        <ul className="plain-list">
          {paper.origins.map(({ file, line, format }) => (
            <li key={`${file}:${line}`} className="origin">
              {file}, line {line} <span className="fine">({format})</span>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}

function chip(
  kind: Entity['kind'],
  related: { index: number; papers: readonly number[] },
): { entity: Entity; note?: ReactNode } {
  const entity: Entity = { kind, index: related.index }
  return related.papers.length > 1 ? { entity, note: related.papers.length } : { entity }
}

function newestFirst(papers: readonly { year?: number }[], indices: readonly number[]): number[] {
  return [...indices].sort((a, b) => (papers[b]!.year ?? 0) - (papers[a]!.year ?? 0) || a - b)
}

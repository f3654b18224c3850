/** Where the marks stand: a choice of layouts with their settings, run and stopped at will. */
import { useId, useState, type ReactNode } from 'react'
import { useStore } from 'zustand'
import { LAYOUTS, type LayoutChoice, type LayoutSetting } from '../../core/index.ts'
import { useApp, useSelected } from './context.ts'
import { SidePanel } from './SidePanel.tsx'
import { LENS_WORDS } from './words.ts'

export function LayoutPanel(): ReactNode {
  const isOpen = useSelected((state) => state.panel === 'layout')
  return isOpen ? <OpenLayout /> : null
}

function OpenLayout(): ReactNode {
  const lens = useSelected((state) => state.lens)
  const [kind, setKind] = useState(LAYOUTS[0]!.kind)
  const name = useId()
  const choice = LAYOUTS.find((layout) => layout.kind === kind)!
  return (
    <SidePanel title="Layout">
      <fieldset className="choices">
        <legend>Lay out “{LENS_WORDS[lens]}” by</legend>
        {LAYOUTS.map((layout) => (
          <label key={layout.kind} className="check">
            <input type="radio" name={name} checked={layout.kind === kind} onChange={() => setKind(layout.kind)} />
            {layout.label}
          </label>
        ))}
      </fieldset>
      <p className="fine">{choice.explanation}</p>
      <LayoutForm key={kind} choice={choice} />
    </SidePanel>
  )
}

function LayoutForm({ choice }: { choice: LayoutChoice }): ReactNode {
  const { layouts } = useApp()
  const work = useStore(layouts.state)
  const [settings, setSettings] = useState<Readonly<Record<string, number>>>({})
  const isRunning = work.status === 'running'
  // A large map takes a second or two until it stands.
  const [isEnding, setEnding] = useState(false)
  if (isEnding && !isRunning) setEnding(false)
  return (
    <form
      className="layout-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (isRunning) {
          layouts.stop()
          setEnding(true)
        } else layouts.run(choice.kind, settings)
      }}
    >
      {choice.settings.map((setting) => (
        <Setting
          key={setting.name}
          setting={setting}
          value={settings[setting.name] ?? setting.usual}
          onChange={(value) => setSettings({ ...settings, [setting.name]: value })}
        />
      ))}
      <button type="submit" className="wide-button">
        {isEnding ? 'Stopping …' : isRunning ? 'Stop here' : 'Lay out'}
      </button>
      {isRunning && <progress max={1} value={work.fraction} aria-label="Layout" />}
      <p className="fine" role="status">
        {isRunning && 'The marks are on their way. Stopping keeps them where they are.'}
        {work.status === 'failed' && `The layout could not be worked out: ${work.problem}`}
      </p>
    </form>
  )
}

interface SettingProps {
  readonly setting: LayoutSetting
  readonly value: number
  readonly onChange: (value: number) => void
}

function Setting({ setting, value, onChange }: SettingProps): ReactNode {
  const { label, explanation, least, most, step } = setting
  const [id, note] = [useId(), useId()]
  const isSwitch = least === 0 && most === 1 && step === 1
  if (isSwitch)
    return (
      <div>
        <label className="check">
          <input
            type="checkbox"
            checked={value === 1}
            aria-describedby={note}
            onChange={(event) => onChange(event.target.checked ? 1 : 0)}
          />
          {label}
        </label>
        <p id={note} className="fine">
          {explanation}
        </p>
      </div>
    )
  return (
    <div className="slider">
      <label htmlFor={id}>{label}</label>
      <output htmlFor={id}>{value}</output>
      <input
        id={id}
        type="range"
        min={least}
        max={most}
        step={step}
        value={value}
        aria-describedby={note}
        onChange={(event) => onChange(Number(event.target.value))}
      />
      <p id={note} className="fine">
        {explanation}
      </p>
    </div>
  )
}

/** What the forms in panels are made of: a line or several to write in, and the buttons that end them. */
import { useId, type ReactNode } from 'react'
import { takeFocus } from './own-keys.ts'

interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

export function LineField({ label, value, onChange }: FieldProps): ReactNode {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        value={value}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}

interface TextFieldProps extends FieldProps {
  readonly rows: number
  /** Letters that it holds. */
  readonly most?: number
  /** Names are no words of a language. */
  readonly isProse?: boolean
  /** It was opened to be written in. */
  readonly isFocused?: boolean
}

/** Several lines; Ctrl+Enter or Cmd+Enter does what the first button of the form does. */
export function TextField({
  label,
  value,
  onChange,
  rows,
  most,
  isProse = false,
  isFocused = false,
}: TextFieldProps): ReactNode {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        ref={isFocused ? takeFocus : undefined}
        rows={rows}
        maxLength={most}
        spellCheck={isProse}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit()
        }}
      />
    </div>
  )
}

interface FormButtonsProps {
  /** What the form does: "Merge". */
  readonly verb: string
  readonly isDisabled?: boolean
  readonly onCancel: () => void
}

export function FormButtons({ verb, isDisabled = false, onCancel }: FormButtonsProps): ReactNode {
  return (
    <div className="sheet-buttons">
      <button type="submit" className="wide-button is-first" disabled={isDisabled}>
        {verb}
      </button>
      <button type="button" className="text-button" onClick={onCancel}>
        Cancel
      </button>
    </div>
  )
}

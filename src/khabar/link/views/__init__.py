"""An event as its accounts tell it: values with who tells them, findings, figures of people, grade, and one neutral sentence."""

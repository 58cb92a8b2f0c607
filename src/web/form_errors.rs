//! Mistakes in a form: which field, and how to put it right.

/// A mistake at one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The name of the field, which is also its id on the page.
    pub field: &'static str,
    /// How to put it right, in plain words.
    pub message: String,
}

/// All mistakes of one form, in the order of its fields. None means the form is right.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FormErrors(Vec<FieldError>);

impl FormErrors {
    /// A form with one mistake.
    pub fn one(field: &'static str, message: impl Into<String>) -> Self {
        let mut errors = Self::default();
        errors.add(field, message);
        errors
    }

    /// Notes a mistake; a field keeps its first.
    pub fn add(&mut self, field: &'static str, message: impl Into<String>) {
        if self.get(field).is_none() {
            self.0.push(FieldError { field, message: message.into() });
        }
    }

    /// Takes the value of a field, or notes what is wrong with it.
    pub fn check<T>(
        &mut self,
        field: &'static str,
        value: Result<T, impl Into<String>>,
    ) -> Option<T> {
        match value {
            Ok(value) => Some(value),
            Err(message) => {
                self.add(field, message);
                None
            }
        }
    }

    /// Whether the form is right.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is wrong with one field.
    pub fn get(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|error| error.field == field).map(|error| error.message.as_str())
    }

    /// Every mistake.
    pub fn list(&self) -> &[FieldError] {
        &self.0
    }
}

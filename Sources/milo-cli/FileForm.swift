import MiloCore

/// A form of an answer that is written to a file, which an option names.
enum FileForm: CaseIterable, Sendable {
  case html, md, xlsx, pdf

  /// The option that names the file.
  var option: Option<String> {
    switch self {
    case .html: SharedOptions.html
    case .md: SharedOptions.md
    case .xlsx: SharedOptions.xlsx
    case .pdf: SharedOptions.pdf
    }
  }

  /// What the file is, and how « écrit » agrees with it.
  private var words: (name: String, written: String) {
    switch self {
    case .html: ("page", "écrite")
    case .md: ("texte Markdown", "écrit")
    case .xlsx: ("classeur", "écrit")
    case .pdf: ("PDF", "écrit")
    }
  }

  /// Whether the file is of no use on a terminal.
  private var isBinary: Bool { self == .xlsx || self == .pdf }

  /// What is told once the file is written.
  func told(of path: String) -> String {
    "milo : \(words.name) \(words.written) dans « \(path) »"
  }

  /// The bytes of the file.
  ///
  /// - Throws: what the form cannot hold; a file that a terminal would get.
  func bytes(of report: Report, to path: String, _ console: Console) throws(Failure) -> [UInt8] {
    if isBinary, path == "-", console.out.isTerminal {
      throw Failure(
        code: .usage,
        message: "un \(words.name) ne se lit pas au terminal : donnez un nom de fichier à "
          + "--\(option.name), ou redirigez la sortie")
    }
    var page: String { HTMLFrontEnd(logiciel: Milo.logiciel).text(of: report) }
    switch self {
    case .html: return Array(page.utf8)
    case .md: return Array(MarkdownFrontEnd().text(of: report).utf8)
    case .pdf: return try Browser(console.environment).pdf(of: page, console.environment)
    case .xlsx:
      do throws(ZipError) {
        return try XLSXFrontEnd(logiciel: Milo.logiciel).bytes(of: report)
      } catch {
        throw Failure(code: .refus, message: "« \(path) » ne peut être écrit : \(error)")
      }
    }
  }
}

extension Arguments {
  /// The files asked for, each with its form.
  var files: [(form: FileForm, path: String)] {
    FileForm.allCases.compactMap { form in self[form.option].map { (form, $0) } }
  }

  /// Checks that files and an answer shown are not asked for together, nor two forms in one file.
  func checkFiles() throws(Misuse) {
    for (place, file) in files.enumerated() {
      if self[SharedOptions.format] != nil {
        throw .incompatibleOptions(file.form.option.name, SharedOptions.format.name)
      }
      if let other = files[..<place].first(where: { $0.path == file.path }) {
        throw .incompatibleOptions(other.form.option.name, file.form.option.name)
      }
    }
  }
}

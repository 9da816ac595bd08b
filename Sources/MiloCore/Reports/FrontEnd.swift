/// A way of showing a report.
///
/// A front-end decides nothing about the figures: it gets them computed, rounded and in order. To
/// plug your own, take the tables of the report and write text; the ones of this module are examples.
public protocol FrontEnd: Sendable {
  /// Writes the whole report to `output`, down to its last line end.
  func render(_ report: Report, to output: inout some TextOutputStream)
}

extension FrontEnd {
  /// The whole report as one text.
  public func text(of report: Report) -> String {
    var text = ""
    render(report, to: &text)
    return text
  }
}

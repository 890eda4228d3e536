/// How far a plan has come on its way through the offices.
public enum IssueState: String, Sendable, Hashable, CaseIterable {
  /// Drawn up.
  case draft = "草案"
  /// Sent to those concerned for their opinion.
  case consultation = "征求意见"
  /// Issued.
  case issued = "印发"
  /// Adjusted after it was issued.
  case adjusted = "调整"
}

import ArgumentParser

/// Judges a plan folder: `choujian verify`.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "verify")
  func run() throws {}
}

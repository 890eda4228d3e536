import ArgumentParser
import Foundation
import SamplingInspection
import ScenarioFiles

/// How a command talks: data on standard output, everything else on standard error, in one language.
struct Terminal {
  let language: Language

  /// Prints data.
  func say(_ text: String) throws(WritingError) {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data((text.hasSuffix("\n") ? text : text + "\n").utf8))
    } catch {
      throw WritingError(path: language == .zh ? "标准输出" : "standard output", error)
    }
  }

  /// Prints talk.
  func note(_ wording: Wording) {
    // Where nobody can be told that telling failed, there is nothing left to do.
    try? FileHandle.standardError.write(contentsOf: Data((wording(language) + "\n").utf8))
  }

  /// Prints findings as talk.
  func note(_ findings: [Finding]) {
    for finding in findings { note(Wording(zh: finding.text(.zh), en: finding.text(.en))) }
  }

  /// Runs the body of a command and turns its errors into one exit code each.
  func run(_ body: () throws -> Void) throws {
    // A file that may not grow is an error to report, not the end of the process.
    signal(SIGXFSZ, SIG_IGN)
    signal(SIGPIPE, SIG_IGN)
    do {
      try body()
    } catch let error as FindingsError {
      note(error.findings.filter { $0.severity == .warning })
      note(error.findings.filter { $0.severity == .error })
      throw ExitCode.badData
    } catch let error as WritingError {
      note(Wording(zh: error.text(.zh), en: error.text(.en)))
      throw ExitCode.cannotWrite
    } catch let exit as ExitCode {
      throw exit
    } catch is CancellationError {
      throw Interruption.exitCode
    } catch {
      note(Wording(zh: "内部错误：\(error)", en: "internal error: \(error)"))
      throw ExitCode.internalError
    }
  }
}

extension ExitCode {
  /// Checked and found false.
  static let foundFalse = ExitCode(1)
  /// No plan exists.
  static let impossible = ExitCode(3)
  /// Stopped at a limit with a valid plan.
  static let stoppedWithPlan = ExitCode(4)
  /// Bad data.
  static let badData = ExitCode(65)
  /// A fault of the program.
  static let internalError = ExitCode(70)
  /// Cannot write.
  static let cannotWrite = ExitCode(74)
  /// No plan was found, nor proved not to exist.
  static let notFound = ExitCode(75)
}

/// Options that all commands share.
struct TerminalOptions: ParsableArguments {
  @Option(help: "Language: zh or en; by default messages are in that of the locale, papers in Chinese.")
  var lang: Language?

  /// The terminal in the language asked for.
  var terminal: Terminal {
    if let lang { return Terminal(language: lang) }
    let environment = ProcessInfo.processInfo.environment
    let locale = environment["LC_ALL"] ?? environment["LC_MESSAGES"] ?? environment["LANG"] ?? ""
    return Terminal(language: locale.hasPrefix("en") ? .en : .zh)
  }

  /// The language of what is printed on paper: Chinese unless asked for, whatever the locale.
  var paperLanguage: Language { lang ?? .zh }
}

extension Language: ExpressibleByArgument {}

/// A scenario named on the command line, with changes for one run.
struct ScenarioOptions: ParsableArguments {
  @Argument(help: "Folder of the scenario, or workbook (.xlsx) with a sheet for each table.")
  var scenario: String

  @Option(
    name: .customLong("set"),
    help: """
      Change a value for this run, such as quota.at_least=4.7, budget.scale=0.9, fund:CODE.amount_yuan=1200000 or \
      pin:KEY.at_least=12 (blank to drop); may be repeated.
      """)
  var settings: [String] = []

  /// Reads the scenario and prints its warnings.
  func read(_ terminal: Terminal) throws -> ScenarioReading {
    let reading = try ScenarioReader(at: URL(fileURLWithPath: scenario), settings: Setting.parsed(settings)).read()
    terminal.note(reading.warnings)
    return reading.saying(settings)
  }
}

extension ScenarioReading {
  /// The same scenario, which says on every paper what was set for this run, as it is then not that of the tables alone.
  func saying(_ settings: [String]) -> ScenarioReading {
    if settings.isEmpty { return self }
    var scenario = scenario
    let note = "设定：" + settings.joined(separator: "、")
    scenario.heading.repaired = [scenario.heading.repaired, note].filter { !$0.isEmpty }.joined(separator: "；")
    return with(scenario)
  }
}

extension Setting {
  /// Settings as they stand on the command line.
  static func parsed(_ texts: [String]) throws -> [Setting] {
    try texts.map { text -> Setting in
      guard let setting = Setting(text) else {
        throw FindingsError([
          Finding(
            at: .init(file: "--set"), value: text, Wording(zh: "不是一项设置", en: "this is not a setting"),
            remedy: Wording(
              zh: "写成 规则编号.列=值，例如 quota.at_least=4.7", en: "write RULE.COLUMN=VALUE, such as quota.at_least=4.7"))
        ])
      }
      return setting
    }
  }
}

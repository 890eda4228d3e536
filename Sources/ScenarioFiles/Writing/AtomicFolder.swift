internal import CFolderExchange
import Foundation
import SamplingInspection

/// Writing failed; nothing was left behind.
public struct WritingError: Error, Sendable, Equatable {
  /// Where.
  public let path: String
  /// The system's words.
  public let reason: String

  /// Makes an error.
  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  /// Names place, reason and remedy.
  public func text(_ language: Language) -> String {
    language == .zh
      ? "无法写入 \(path)：\(reason)。请检查磁盘空间和权限，或用 -o 指定别的位置。"
      : "cannot write \(path): \(reason). Check disk space and permissions, or name another place with -o."
  }
}

/// Puts a folder of files in place as a whole: written beside, then renamed, so that nobody ever sees half of it.
public enum AtomicFolder {
  /// Writes files, by path relative to the folder; a folder that is there is replaced only if it holds `marker`.
  ///
  /// - Parameter further: writes what else belongs into the folder, into the one that it is given.
  /// - Throws: ``WritingError``, or `CancellationError` if `further` throws it; everything is then as it was.
  public static func write(
    _ files: [String: [UInt8]], to folder: URL, marker: String, further: (URL) throws -> Void = { _ in }
  ) throws {
    let manager = FileManager.default
    let isThere = manager.fileExists(atPath: folder.path)
    if isThere, !manager.fileExists(atPath: folder.appendingPathComponent(marker).path),
      (try? manager.contentsOfDirectory(atPath: folder.path))?.isEmpty != true
    {
      throw WritingError(path: folder.path, reason: "it exists and holds no \(marker) (已有别的内容)")
    }
    let parent = folder.deletingLastPathComponent()
    let beside = parent.appendingPathComponent(
      ".\(folder.lastPathComponent).tmp-\(ProcessInfo.processInfo.processIdentifier)")
    do {
      try manager.createDirectory(at: beside, withIntermediateDirectories: true)
      for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
        let file = beside.appendingPathComponent(path)
        try manager.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
      }
      try further(beside)
      if isThere {
        // The two folders change names in one step, so that there is a whole one at every instant.
        let failure = folder_exchange(beside.path, folder.path)
        if failure != 0 { throw WritingError(path: folder.path, reason: String(cString: strerror(failure))) }
        try? manager.removeItem(at: beside)
      } else {
        try manager.moveItem(at: beside, to: folder)
      }
    } catch {
      try? manager.removeItem(at: beside)
      if error is CancellationError { throw error }
      guard let failure = error as? WritingError else { throw WritingError(path: folder.path, reason: reason(error)) }
      // Nobody knows the folder beside by its name.
      throw WritingError(path: failure.path.replacing(beside.path, with: folder.path), reason: failure.reason)
    }
  }

  /// Writes one file beside its place and renames it.
  public static func writeFile(_ bytes: [UInt8], to file: URL) throws(WritingError) {
    do {
      try Data(bytes).write(to: file, options: .atomic)
    } catch {
      throw WritingError(path: file.path, reason: reason(error))
    }
  }

  private static func reason(_ error: any Error) -> String {
    let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    if let underlying, underlying.domain == NSPOSIXErrorDomain {
      return String(cString: strerror(Int32(underlying.code)))
    }
    // Foundation on Linux often keeps the reason to itself.
    return "no space left, the file would be too large, or no permission (空间不足、文件过大或没有权限)"
  }
}

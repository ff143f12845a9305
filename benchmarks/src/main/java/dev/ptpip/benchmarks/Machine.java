package dev.ptpip.benchmarks;

/**
 * The machine in general words.
 *
 * @param cores processors that the JVM sees
 * @param java version of the JVM
 * @param vm its name
 * @param system operating system and architecture
 */
record Machine(int cores, String java, String vm, String system) {
  static Machine here() {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        String.valueOf(Runtime.version()),
        System.getProperty("java.vm.name"),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"));
  }

  @Override
  public String toString() {
    return cores + " cores, " + system + ", " + vm + " " + java;
  }
}

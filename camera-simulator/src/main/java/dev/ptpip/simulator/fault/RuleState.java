package dev.ptpip.simulator.fault;

import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.camera.RandomSource;
import java.util.Random;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;

/** One rule of a camera and what has become of it. Guarded by {@code lock}. */
final class RuleState {
  private final String id;
  private final Rule rule;
  private final long seed;
  private final ReentrantLock lock = new ReentrantLock();
  private Random random;
  private long came;
  private long armed;
  private long fired;
  private long missed;
  private String obstacle = "";

  /**
   * A rule that has not met anything.
   *
   * @param seed of its own random numbers
   */
  RuleState(String id, Rule rule, long seed) {
    this.id = id;
    this.rule = rule;
    this.seed = seed;
    this.random = RandomSource.seeded(seed);
  }

  String id() {
    return id;
  }

  Rule rule() {
    return rule;
  }

  /** {@code rules[1] drop 3s}. */
  String label() {
    return id + " " + rule.consequence();
  }

  /** What it waits for has come; whether it applies. */
  boolean meets(Camera camera) {
    boolean condition = rule.condition().map(fact -> fact.holds(camera)).orElse(true);
    lock.lock();
    try {
      came++;
      Limits limits = rule.limits();
      boolean lucky =
          limits.chance().isEmpty() || random.nextDouble() < limits.chance().getAsDouble();
      if (!limits.admitsCount(came)) {
        obstacle = "";
      } else if (!condition) {
        obstacle = rule.condition().orElseThrow() + " did not hold";
      } else if (!lucky) {
        obstacle = "chance was against it";
      } else if (limits.times().isEmpty() || armed - missed < limits.times().getAsInt()) {
        armed++;
        return true;
      }
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** What it waits for has come, and a rule before it applied already. */
  void outranked(RuleState winner) {
    lock.lock();
    try {
      came++;
      if (rule.limits().admitsCount(came)) {
        obstacle = winner.id + " went first";
      }
    } finally {
      lock.unlock();
    }
  }

  /** Its actions take place. */
  void fired() {
    lock.lock();
    try {
      fired++;
    } finally {
      lock.unlock();
    }
  }

  /** It applied, and the place for its actions never came. */
  void missed(String why) {
    lock.lock();
    try {
      missed++;
      obstacle = why;
    } finally {
      lock.unlock();
    }
  }

  /** What it waits for could not come, for a reason. */
  void obstacle(String why) {
    lock.lock();
    try {
      obstacle = why;
    } finally {
      lock.unlock();
    }
  }

  /** A random number of its own stream. */
  <T> T random(Function<Random, T> draw) {
    lock.lock();
    try {
      return draw.apply(random);
    } finally {
      lock.unlock();
    }
  }

  void reset() {
    lock.lock();
    try {
      random = RandomSource.seeded(seed);
      came = 0;
      armed = 0;
      fired = 0;
      missed = 0;
      obstacle = "";
    } finally {
      lock.unlock();
    }
  }

  RuleReport report() {
    lock.lock();
    try {
      return new RuleReport(id, rule, came, armed, fired, fired > 0 ? "" : why());
    } finally {
      lock.unlock();
    }
  }

  private String why() {
    String because = obstacle.isEmpty() ? "" : ", " + obstacle;
    if (rule.trigger() instanceof Trigger.After) {
      return obstacle.isEmpty() ? "no session was opened" : obstacle;
    }
    if (rule.trigger() instanceof Trigger.AtTime) {
      return obstacle.isEmpty() ? "its time has not come" : obstacle;
    }
    return came == 0 ? "it never came" : "it came " + Counts.times(came) + because;
  }

  boolean waitsFor(Predicate<Trigger> occurrence) {
    return occurrence.test(rule.trigger());
  }
}

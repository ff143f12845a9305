package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.value.Guid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Decides who is let in by a rule that can be changed while the camera runs, one of which is to ask
 * somebody at the camera. Guarded by {@code lock}; who waits for an answer waits outside of it.
 */
public final class PairingDesk implements Pairing {
  /** How long an initiator waits for an answer, in real time, before it is turned away. */
  public static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Question> questions = new ArrayList<>();
  private Pairing rule;
  private boolean asking;

  /** An initiator that waits to be let in. */
  public static final class Question {
    private final Guid guid;
    private final String name;
    private Answer answer = Answer.NONE;

    private enum Answer {
      NONE,
      YES,
      NO
    }

    private Question(Guid guid, String name) {
      this.guid = guid;
      this.name = name;
    }

    /** Its identity. */
    public Guid guid() {
      return guid;
    }

    /** Its friendly name, possibly empty. */
    public String name() {
      return name;
    }

    @Override
    public String toString() {
      return name + " (" + guid.brief() + ")";
    }
  }

  /** Begins with a rule. */
  public PairingDesk(Pairing rule) {
    this.rule = rule;
  }

  /** Decides by {@code newRule} from now on; who waits is decided by it too. */
  public void rule(Pairing newRule) {
    lock.lock();
    try {
      rule = newRule;
      asking = false;
      for (Question question : questions) {
        question.answer =
            newRule.admits(question.guid, question.name) ? Question.Answer.YES : Question.Answer.NO;
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Asks somebody at the camera from now on. */
  public void ask() {
    lock.lock();
    try {
      asking = true;
    } finally {
      lock.unlock();
    }
  }

  /** Those that wait for an answer, the one that has waited longest first. */
  public List<Question> questions() {
    lock.lock();
    try {
      return List.copyOf(questions);
    } finally {
      lock.unlock();
    }
  }

  /** OK is pressed: lets the first that waits in; false if nobody waits. */
  public boolean accept() {
    return answer(Question.Answer.YES);
  }

  /** Turns the first that waits away; false if nobody waits. */
  public boolean refuse() {
    return answer(Question.Answer.NO);
  }

  /** Turns everybody away who waits. */
  public void dismiss() {
    lock.lock();
    try {
      for (Question question : questions) {
        question.answer = Question.Answer.NO;
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean answer(Question.Answer answer) {
    lock.lock();
    try {
      for (Question question : questions) {
        if (question.answer == Question.Answer.NONE) {
          question.answer = answer;
          changed.signalAll();
          return true;
        }
      }
      return false;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean admits(Guid guid, String friendlyName) {
    Question question = new Question(guid, friendlyName);
    lock.lock();
    try {
      if (!asking) {
        return rule.admits(guid, friendlyName);
      }
      questions.add(question);
      changed.signalAll();
      long left = PATIENCE.toNanos();
      while (question.answer == Question.Answer.NONE && left > 0) {
        left = changed.awaitNanos(left);
      }
      return question.answer == Question.Answer.YES;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      questions.remove(question);
      lock.unlock();
    }
  }

  /** Waits until somebody wants to be let in; false if nobody did before {@code limit} passed. */
  public boolean awaitQuestion(Duration limit) {
    lock.lock();
    try {
      long left = limit.toNanos();
      while (questions.isEmpty() && left > 0) {
        left = changed.awaitNanos(left);
      }
      return !questions.isEmpty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }
}

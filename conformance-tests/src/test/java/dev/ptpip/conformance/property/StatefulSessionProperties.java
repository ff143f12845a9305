package dev.ptpip.conformance.property;

import dev.ptpip.conformance.run.Permission;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.state.ActionChain;

/**
 * Random sessions against a model of session, objects, properties and events. What fails is shrunk
 * to the shortest session that fails.
 */
@AddLifecycleHook(Trying.class)
class StatefulSessionProperties {
  private final Beginnings beginnings = new Beginnings(Bench::open);

  @Provide
  Arbitrary<ActionChain<Conversing>> conversations() {
    return Actions.conversations(beginnings);
  }

  @Suffers(Permission.READ)
  @Property(tries = 30)
  void cameraIsAsTheModelSays(@ForAll("conversations") ActionChain<Conversing> conversation) {
    beginnings.check(conversation);
  }
}

package dev.waymark.sandbox.interop;

import dev.waymark.sandbox.Sandbox;
import dev.waymark.sandbox.StateFolder;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives every test that asks for it the same sandbox, started at the first need and stopped after
 * the last.
 */
public final class OneSandbox implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Sandbox.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(OneSandbox.class))
        .computeIfAbsent("sandbox", key -> Sandbox.start(StateFolder.temporary()), Sandbox.class);
  }
}
